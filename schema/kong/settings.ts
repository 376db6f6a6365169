// Settings of Kong that newer versions brought, and those that they dropped.
import type { KongVersion } from './image.ts';
import { isAtLeast, lineOf, type Release } from './release.ts';

/** By the minor version that has them first: the kong.conf of 3.9 to 3.15. */
const brought: readonly (readonly [from: Release, names: string])[] = [
	[
		[3, 10],
		'admin_gui_csp_header admin_gui_csp_header_value admin_gui_hide_konnect_cta consumers_mem_cache_size incremental_sync lru_cache_size',
	],
	[
		[3, 11],
		'vault_hcv_cert_auth_cert vault_hcv_cert_auth_cert_key vault_hcv_cert_auth_role_name vaults_lazy_load_secrets',
	],
	[
		[3, 12],
		'ai_mcp_listener_enabled identity_service pg_azure_auth pg_azure_client_id pg_azure_client_secret pg_azure_tenant_id pg_ro_azure_auth pg_ro_azure_client_id pg_ro_azure_client_secret pg_ro_azure_tenant_id',
	],
	[
		[3, 13],
		'pdk_response_exit_header_filter_early_exit pg_gcp_auth pg_gcp_service_account_json pg_ro_gcp_auth pg_ro_gcp_service_account_json tls_certificate_verify vault_hcv_jwt_role vault_hcv_oauth2_audiences vault_hcv_oauth2_client_id vault_hcv_oauth2_client_secret vault_hcv_oauth2_token_endpoint via_header_comply_rfc',
	],
	[
		[3, 14],
		'lua_gc_tuning pg_oauth_audience pg_oauth_auth pg_oauth_client_id pg_oauth_client_secret pg_oauth_discovery_endpoint pg_oauth_grant_type pg_oauth_password pg_oauth_resource pg_oauth_scope pg_oauth_token_endpoint pg_oauth_token_endpoint_auth_method pg_oauth_username pg_ro_oauth_audience pg_ro_oauth_auth pg_ro_oauth_client_id pg_ro_oauth_client_secret pg_ro_oauth_discovery_endpoint pg_ro_oauth_grant_type pg_ro_oauth_password pg_ro_oauth_resource pg_ro_oauth_scope pg_ro_oauth_token_endpoint pg_ro_oauth_token_endpoint_auth_method pg_ro_oauth_username schema_alias_conflict_mode vault_hcv_aws_access_key_id vault_hcv_aws_assume_role_arn vault_hcv_aws_auth_nonce vault_hcv_aws_auth_region vault_hcv_aws_auth_role vault_hcv_aws_login_path vault_hcv_aws_role_session_name vault_hcv_aws_secret_access_key vault_hcv_aws_sts_endpoint_url vault_hcv_azure_auth_role vault_hcv_azure_login_path vault_hcv_gcp_auth_role vault_hcv_gcp_jwt_exp vault_hcv_gcp_login_path vault_hcv_gcp_service_account vault_hcv_ssl_verify',
	],
	[
		[3, 15],
		'custom_plugin_streaming_enabled vault_aws_decode_base64 vault_azure_certs_client_id vault_azure_certs_neg_ttl vault_azure_certs_resurrect_ttl vault_azure_certs_tenant_id vault_azure_certs_ttl vault_azure_certs_vault_uri vault_azure_decode_base64 vault_fs_decode_base64 vault_fs_neg_ttl vault_fs_prefix vault_fs_resurrect_ttl vault_fs_ttl vault_gcp_decode_base64 vault_hcv_decode_base64',
	],
];

/** The first minor version without them. */
const dropped: { readonly [name: string]: Release } = {
	wasm: [3, 11],
	wasm_filters: [3, 11],
	wasm_filters_path: [3, 11],
};

let firsts: ReadonlyMap<string, Release> | undefined;

/** The names of settings that versions after 3.9 brought, each with the first that has it. */
export function newSettings(): ReadonlyMap<string, Release> {
	firsts ??= new Map(
		brought.flatMap(([from, names]) => names.split(' ').map((name) => [name, from] as const)),
	);
	return firsts;
}

/** Which versions read a setting that a known version ignores, `Kong 3.13 and later read`; null where it reads it, or nothing is known. */
export function readersText(name: string, { release, isKnown }: KongVersion): string | null {
	if (!isKnown) return null;
	const first = newSettings().get(name);
	if (first && !isAtLeast(release, first)) return `Kong ${lineOf(first)} and later read`;
	const gone = Object.hasOwn(dropped, name) ? dropped[name] : undefined;
	const [major = 0, minor = 0] = gone ?? [];
	return gone && isAtLeast(release, gone) ? `Kong up to ${major}.${minor - 1} reads` : null;
}

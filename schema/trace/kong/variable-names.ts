// Names of Kong's settings as they stand in kong.conf, from 0.13 to 3.15, to find names that are near one.
// Source: https://github.com/Kong/kong/blob/3.9.3/kong/templates/kong_defaults.lua and the kong.conf.default of earlier versions.

import { newSettings } from '../../kong/settings.ts';
import { edits } from '../../text/nearest.ts';

const NAMES = `
admin_access_log admin_api_uri admin_emails_from admin_emails_reply_to admin_error_log admin_gui_access_log
admin_gui_api_url admin_gui_auth admin_gui_auth_change_password_attempts admin_gui_auth_change_password_ttl
admin_gui_auth_conf admin_gui_auth_header admin_gui_auth_login_attempts admin_gui_auth_login_attempts_ttl
admin_gui_auth_password_complexity admin_gui_error_log admin_gui_flags admin_gui_footer_bg_color admin_gui_footer_txt
admin_gui_footer_txt_color admin_gui_header_bg_color admin_gui_header_txt admin_gui_header_txt_color admin_gui_listen
admin_gui_login_banner_body admin_gui_login_banner_title admin_gui_path admin_gui_session_conf admin_gui_ssl_cert
admin_gui_ssl_cert_key admin_gui_ssl_protocols admin_gui_url admin_invitation_expiry admin_listen admin_ssl_cert
admin_ssl_cert_key admin_token admin_url allow_debug_header allow_inconsistent_data_plane_plugins
analytics_buffer_size_limit analytics_debug analytics_flush_interval anonymous_reports audit_log
audit_log_ignore_methods audit_log_ignore_paths audit_log_ignore_tables audit_log_payload_exclude audit_log_record_ttl
audit_log_signing_key cassandra_contact_points cassandra_keyspace cassandra_password cassandra_port cassandra_timeout
cassandra_username client_body_buffer_size client_max_body_size client_ssl client_ssl_cert client_ssl_cert_key
cluster_allowed_common_names cluster_ca_cert cluster_cert cluster_cert_key cluster_control_plane
cluster_data_plane_purge_delay cluster_dp_labels cluster_fallback_config_export cluster_fallback_config_export_delay
cluster_fallback_config_import cluster_fallback_config_storage cluster_fallback_export_s3_config cluster_listen
cluster_max_payload cluster_mtls cluster_ocsp cluster_rpc cluster_server_name cluster_telemetry_endpoint
cluster_telemetry_listen cluster_telemetry_server_name cluster_use_proxy database db_cache_neg_ttl db_cache_ttl
db_cache_warmup_entities db_resurrect_ttl db_update_frequency db_update_propagation debug_access_log debug_error_log
debug_listen debug_listen_local debug_ssl_cert debug_ssl_cert_key declarative_config
declarative_config_encryption_mode declarative_config_string dedicated_config_processing dns_cache_size dns_error_ttl
dns_hostsfile dns_no_sync dns_not_found_ttl dns_order dns_resolver dns_stale_ttl dns_valid_ttl enforce_rbac
enforce_route_path_pattern error_default_type error_template_html error_template_json error_template_plain
error_template_xml event_hooks_enabled feature_conf_path fips generate_trace_details headers headers_upstream
host_ports keyring_blob_path keyring_enabled keyring_encrypt_license keyring_private_key keyring_public_key
keyring_recovery_public_key keyring_strategy keyring_vault_auth_method keyring_vault_host
keyring_vault_kube_api_token_file keyring_vault_kube_role keyring_vault_mount keyring_vault_path keyring_vault_token
kic konnect_mode legacy_worker_events license_data license_path lmdb_environment_path lmdb_map_size log_level
lua_max_post_args lua_max_req_headers lua_max_resp_headers lua_max_uri_args lua_package_cpath lua_package_path
lua_socket_pool_size lua_ssl_protocols lua_ssl_trusted_certificate lua_ssl_verify_depth mem_cache_size new_dns_client
nginx_daemon nginx_optimizations nginx_user nginx_worker_processes node_id openresty_path opentelemetry_tracing
opentelemetry_tracing_sampling_rate password pg_backlog pg_database pg_host pg_iam_auth pg_iam_auth_assume_role_arn
pg_iam_auth_role_session_name pg_iam_auth_sts_endpoint_url pg_keepalive_timeout pg_max_concurrent_queries pg_password
pg_pool_size pg_port pg_ro_backlog pg_ro_database pg_ro_host pg_ro_iam_auth pg_ro_iam_auth_assume_role_arn
pg_ro_iam_auth_role_session_name pg_ro_iam_auth_sts_endpoint_url pg_ro_keepalive_timeout pg_ro_max_concurrent_queries
pg_ro_password pg_ro_pool_size pg_ro_port pg_ro_schema pg_ro_semaphore_timeout pg_ro_ssl pg_ro_ssl_required
pg_ro_ssl_verify pg_ro_ssl_version pg_ro_timeout pg_ro_user pg_schema pg_semaphore_timeout pg_ssl pg_ssl_cert
pg_ssl_cert_key pg_ssl_required pg_ssl_verify pg_ssl_version pg_timeout pg_user plugins pluginserver_names port_maps
portal portal_api_listen portal_api_url portal_auth portal_cors_origins portal_gui_host portal_gui_listen
portal_gui_protocol portal_session_conf prefix privileged_agent proxy_access_log proxy_error_log proxy_listen
proxy_server proxy_server_ssl_verify proxy_stream_access_log proxy_stream_error_log proxy_url rbac_auth_header
real_ip_header real_ip_recursive request_debug request_debug_token resolver_address resolver_error_ttl resolver_family
resolver_hosts_file resolver_lru_cache_size resolver_mem_cache_size resolver_stale_ttl resolver_valid_ttl role
route_match_calculation route_validation_strategy router_consistency router_flavor smtp_admin_emails smtp_auth_type
smtp_domain smtp_host smtp_mock smtp_password smtp_port smtp_ssl smtp_starttls smtp_timeout_connect smtp_timeout_read
smtp_timeout_send smtp_username ssl_cert ssl_cert_key ssl_cipher_suite ssl_ciphers ssl_dhparam
ssl_prefer_server_ciphers ssl_protocols ssl_session_cache_size ssl_session_tickets ssl_session_timeout
status_access_log status_error_log status_listen status_ssl_cert status_ssl_cert_key stream_listen tracing
tracing_debug_header tracing_instrumentations tracing_sampling_rate tracing_time_threshold tracing_types
tracing_write_endpoint tracing_write_strategy trusted_ips untrusted_lua untrusted_lua_sandbox_environment
untrusted_lua_sandbox_requires upstream_keepalive upstream_keepalive_idle_timeout upstream_keepalive_max_requests
upstream_keepalive_pool_size vaults vitals vitals_flush_interval vitals_prometheus_scrape_interval
vitals_statsd_address vitals_statsd_prefix vitals_statsd_udp_packet_size vitals_strategy vitals_tsdb_address
vitals_tsdb_password vitals_tsdb_user wasm wasm_dynamic_module wasm_filters wasm_filters_path worker_consistency
worker_state_update_frequency workspace
`;

let known: ReadonlySet<string> | undefined;

/** Kong's settings as kong.conf names them. */
export const settingNames = (): string[] => [...NAMES.split(/\s+/).filter(Boolean), ...newSettings().keys()];

/** Variables of Kong's settings: `KONG_PROXY_LISTEN`. */
function variables(): ReadonlySet<string> {
	known ??= new Set(settingNames().map((name) => `KONG_${name.toUpperCase()}`));
	return known;
}

/** Whether Kong has a setting of this variable, of those that are no family. */
export const isVariable = (variable: string) => variables().has(variable);

/** Families of settings without number. */
const families = /^KONG_(NGINX|PLUGINSERVER|VAULT|UPSTREAM_KEEPALIVE)_/;

/** The variable of Kong's that one was meant to be, which is none but is like it; undefined where it is one, or like none. */
export function variableMeantBy(variable: string): string | undefined {
	if (variables().has(variable) || families.test(variable)) return undefined;
	return [...variables()].find((name) => name.length > 10 && isNear(name, variable));
}

/** Whether at most two letters are inserted, removed, changed or swapped, whatever the case and the signs between them. */
const isNear = (name: string, other: string): boolean =>
	Math.abs(name.length - other.length) <= 2 && edits(name, other, 2) <= 2;

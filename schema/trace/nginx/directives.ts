// The directives that Kong's nginx knows, and the blocks that it takes them in.
// Sources: the command tables of nginx 1.25.3, ngx_http_lua 0.10.26, ngx_stream_lua 0.0.14, lua-kong-nginx-module 0.13.2,
// headers-more and echo, and of Kong's patches to nginx (build/openresty/patches of Kong 3.9.3), which is what Kong is built with.

import { newDirectives } from '../../kong/changes.ts';
import type { KongVersion } from '../../kong/image.ts';
import { isAtLeast } from '../../kong/release.ts';

/** Kinds of blocks: http itself, a server in it, stream itself, a server in that. */
export type BlockKind = 'http' | 'httpServer' | 'stream' | 'streamServer';

// Each with the kinds that take it; those with none belong to main, events, upstream or location.
const NAMES: readonly (readonly [kinds: readonly BlockKind[], names: string])[] = [
	[
		['http', 'httpServer'],
		`
			absolute_redirect access_by_lua access_by_lua_block access_by_lua_file add_header add_trailer aio aio_write ancient_browser
			ancient_browser_value auth_basic auth_basic_user_file auth_delay autoindex autoindex_exact_size autoindex_format
			autoindex_localtime body_filter_by_lua body_filter_by_lua_block body_filter_by_lua_file charset charset_types
			chunked_transfer_encoding client_body_buffer_size client_body_in_file_only client_body_in_single_buffer client_body_temp_path
			client_body_timeout client_header_buffer_size client_header_timeout client_max_body_size connection_pool_size default_type
			directio directio_alignment disable_symlinks error_page etag expires fastcgi_bind fastcgi_buffer_size fastcgi_buffering
			fastcgi_buffers fastcgi_busy_buffers_size fastcgi_cache fastcgi_cache_background_update fastcgi_cache_bypass
			fastcgi_cache_key fastcgi_cache_lock fastcgi_cache_lock_age fastcgi_cache_lock_timeout fastcgi_cache_max_range_offset
			fastcgi_cache_methods fastcgi_cache_min_uses fastcgi_cache_revalidate fastcgi_cache_use_stale fastcgi_cache_valid
			fastcgi_catch_stderr fastcgi_connect_timeout fastcgi_force_ranges fastcgi_hide_header fastcgi_ignore_client_abort
			fastcgi_ignore_headers fastcgi_index fastcgi_intercept_errors fastcgi_keep_conn fastcgi_limit_rate fastcgi_max_temp_file_size
			fastcgi_next_upstream fastcgi_next_upstream_timeout fastcgi_next_upstream_tries fastcgi_no_cache fastcgi_param
			fastcgi_pass_header fastcgi_pass_request_body fastcgi_pass_request_headers fastcgi_read_timeout fastcgi_request_buffering
			fastcgi_send_lowat fastcgi_send_timeout fastcgi_socket_keepalive fastcgi_split_path_info fastcgi_store fastcgi_store_access
			fastcgi_temp_file_write_size fastcgi_temp_path grpc_bind grpc_buffer_size grpc_connect_timeout grpc_hide_header
			grpc_ignore_headers grpc_intercept_errors grpc_next_upstream grpc_next_upstream_timeout grpc_next_upstream_tries
			grpc_pass_header grpc_read_timeout grpc_send_timeout grpc_set_header grpc_socket_keepalive grpc_ssl_certificate
			grpc_ssl_certificate_key grpc_ssl_ciphers grpc_ssl_conf_command grpc_ssl_crl grpc_ssl_name grpc_ssl_password_file
			grpc_ssl_protocols grpc_ssl_server_name grpc_ssl_session_reuse grpc_ssl_trusted_certificate grpc_ssl_verify
			grpc_ssl_verify_depth gzip gzip_buffers gzip_comp_level gzip_disable gzip_hash gzip_http_version gzip_min_length
			gzip_no_buffer gzip_proxied gzip_types gzip_vary gzip_window header_filter_by_lua header_filter_by_lua_block
			header_filter_by_lua_file http2 http2_body_preread_size http2_chunk_size http2_idle_timeout http2_max_concurrent_pushes
			http2_max_concurrent_streams http2_max_field_size http2_max_header_size http2_max_requests http2_pool_size http2_push
			http2_push_preload http2_recv_timeout http2_streams_index_size if_modified_since ignore_invalid_headers index
			keepalive_disable keepalive_requests keepalive_time keepalive_timeout large_client_header_buffers limit_conn_status
			limit_rate limit_rate_after limit_req limit_req_dry_run limit_req_log_level limit_req_status lingering_close lingering_time
			lingering_timeout log_by_lua log_escape_non_ascii log_not_found log_subrequest lua_http10_buffering
			lua_kong_error_log_request_id lua_need_request_body lua_transform_underscores_in_response_headers lua_use_default_type
			max_headers max_ranges memcached_bind memcached_buffer_size memcached_connect_timeout memcached_gzip_flag
			memcached_next_upstream memcached_next_upstream_timeout memcached_next_upstream_tries memcached_read_timeout
			memcached_send_timeout memcached_socket_keepalive merge_slashes mirror mirror_request_body modern_browser
			modern_browser_value more_clear_headers more_clear_input_headers more_set_headers more_set_input_headers msie_padding
			msie_refresh no_error_pages open_file_cache open_file_cache_errors open_file_cache_events open_file_cache_min_uses
			open_file_cache_valid output_buffers override_charset port_in_redirect post_action postpone_gzipping postpone_output
			proxy_buffering proxy_buffers proxy_busy_buffers_size proxy_cache proxy_cache_background_update proxy_cache_bypass
			proxy_cache_convert_head proxy_cache_key proxy_cache_lock proxy_cache_lock_age proxy_cache_lock_timeout
			proxy_cache_max_range_offset proxy_cache_methods proxy_cache_min_uses proxy_cache_revalidate proxy_cache_use_stale
			proxy_cache_valid proxy_cookie_domain proxy_cookie_flags proxy_cookie_path proxy_force_ranges proxy_headers_hash_bucket_size
			proxy_headers_hash_max_size proxy_hide_header proxy_http_version proxy_ignore_client_abort proxy_ignore_headers
			proxy_intercept_errors proxy_limit_rate proxy_max_temp_file_size proxy_method proxy_no_cache proxy_pass_header
			proxy_pass_request_body proxy_pass_request_headers proxy_read_timeout proxy_redirect proxy_request_buffering proxy_send_lowat
			proxy_send_timeout proxy_set_body proxy_set_header proxy_store proxy_store_access proxy_temp_file_write_size proxy_temp_path
			read_ahead real_ip_header real_ip_recursive recursive_error_pages request_pool_size reset_timedout_connection rewrite_by_lua
			rewrite_by_lua_block rewrite_by_lua_file rewrite_log root satisfy scgi_bind scgi_buffer_size scgi_buffering scgi_buffers
			scgi_busy_buffers_size scgi_cache scgi_cache_background_update scgi_cache_bypass scgi_cache_key scgi_cache_lock
			scgi_cache_lock_age scgi_cache_lock_timeout scgi_cache_max_range_offset scgi_cache_methods scgi_cache_min_uses
			scgi_cache_revalidate scgi_cache_use_stale scgi_cache_valid scgi_connect_timeout scgi_force_ranges scgi_hide_header
			scgi_ignore_client_abort scgi_ignore_headers scgi_intercept_errors scgi_limit_rate scgi_max_temp_file_size scgi_next_upstream
			scgi_next_upstream_timeout scgi_next_upstream_tries scgi_no_cache scgi_param scgi_pass_header scgi_pass_request_body
			scgi_pass_request_headers scgi_read_timeout scgi_request_buffering scgi_send_timeout scgi_socket_keepalive scgi_store
			scgi_store_access scgi_temp_file_write_size scgi_temp_path send_lowat send_timeout sendfile sendfile_max_chunk
			server_name_in_redirect server_rewrite_by_lua_block server_rewrite_by_lua_file server_tokens source_charset ssi
			ssi_ignore_recycled_buffers ssi_last_modified ssi_min_file_chunk ssi_silent_errors ssi_types ssi_value_length ssl_buffer_size
			ssl_early_data ssl_ocsp ssl_ocsp_cache ssl_ocsp_responder ssl_reject_handshake ssl_stapling ssl_stapling_file
			ssl_stapling_responder ssl_stapling_verify sub_filter sub_filter_last_modified sub_filter_once sub_filter_types
			subrequest_output_buffer_size tcp_nopush types types_hash_bucket_size types_hash_max_size underscores_in_headers
			uninitialized_variable_warn userid userid_domain userid_expires userid_flags userid_mark userid_name userid_p3p userid_path
			userid_service uwsgi_bind uwsgi_buffer_size uwsgi_buffering uwsgi_buffers uwsgi_busy_buffers_size uwsgi_cache
			uwsgi_cache_background_update uwsgi_cache_bypass uwsgi_cache_key uwsgi_cache_lock uwsgi_cache_lock_age
			uwsgi_cache_lock_timeout uwsgi_cache_max_range_offset uwsgi_cache_methods uwsgi_cache_min_uses uwsgi_cache_revalidate
			uwsgi_cache_use_stale uwsgi_cache_valid uwsgi_connect_timeout uwsgi_force_ranges uwsgi_hide_header uwsgi_ignore_client_abort
			uwsgi_ignore_headers uwsgi_intercept_errors uwsgi_limit_rate uwsgi_max_temp_file_size uwsgi_modifier1 uwsgi_modifier2
			uwsgi_next_upstream uwsgi_next_upstream_timeout uwsgi_next_upstream_tries uwsgi_no_cache uwsgi_param uwsgi_pass_header
			uwsgi_pass_request_body uwsgi_pass_request_headers uwsgi_read_timeout uwsgi_request_buffering uwsgi_send_timeout
			uwsgi_socket_keepalive uwsgi_ssl_certificate uwsgi_ssl_certificate_key uwsgi_ssl_ciphers uwsgi_ssl_conf_command uwsgi_ssl_crl
			uwsgi_ssl_name uwsgi_ssl_password_file uwsgi_ssl_protocols uwsgi_ssl_server_name uwsgi_ssl_session_reuse
			uwsgi_ssl_trusted_certificate uwsgi_ssl_verify uwsgi_ssl_verify_depth uwsgi_store uwsgi_store_access uwsgi_string
			uwsgi_temp_file_write_size uwsgi_temp_path
		`,
	],
	[
		['http', 'httpServer', 'stream', 'streamServer'],
		`
			access_log allow deny error_log include limit_conn limit_conn_dry_run limit_conn_log_level log_by_lua_block log_by_lua_file
			lua_check_client_abort lua_code_cache lua_socket_buffer_size lua_socket_connect_timeout lua_socket_keepalive_timeout
			lua_socket_log_errors lua_socket_pool_size lua_socket_read_timeout lua_socket_send_lowat lua_socket_send_timeout
			lua_ssl_certificate lua_ssl_certificate_key lua_ssl_ciphers lua_ssl_conf_command lua_ssl_crl lua_ssl_protocols
			lua_ssl_trusted_certificate lua_ssl_verify_depth open_log_file_cache proxy_bind proxy_buffer_size proxy_connect_timeout
			proxy_next_upstream proxy_next_upstream_timeout proxy_next_upstream_tries proxy_socket_keepalive proxy_ssl_certificate
			proxy_ssl_certificate_key proxy_ssl_ciphers proxy_ssl_conf_command proxy_ssl_crl proxy_ssl_name proxy_ssl_password_file
			proxy_ssl_protocols proxy_ssl_server_name proxy_ssl_session_reuse proxy_ssl_trusted_certificate proxy_ssl_verify
			proxy_ssl_verify_depth resolver resolver_timeout set_real_ip_from ssl_certificate ssl_certificate_by_lua_block
			ssl_certificate_by_lua_file ssl_certificate_key ssl_ciphers ssl_client_certificate ssl_client_hello_by_lua_block
			ssl_client_hello_by_lua_file ssl_conf_command ssl_crl ssl_dhparam ssl_ecdh_curve ssl_password_file ssl_prefer_server_ciphers
			ssl_protocols ssl_session_cache ssl_session_ticket_key ssl_session_tickets ssl_session_timeout ssl_trusted_certificate
			ssl_verify_client ssl_verify_depth tcp_nodelay
		`,
	],
	[
		['http'],
		`
			access_by_lua_no_postpone charset_map exit_worker_by_lua_block exit_worker_by_lua_file fastcgi_cache_path
			http2_recv_buffer_size limit_req_zone lua_kong_load_var_index lua_thread_cache_max_entries lua_worker_thread_vm_pool_size
			proxy_cache_path rewrite_by_lua_no_postpone scgi_cache_path server_names_hash_bucket_size server_names_hash_max_size
			ssl_session_fetch_by_lua_block ssl_session_fetch_by_lua_file ssl_session_store_by_lua_block ssl_session_store_by_lua_file
			uwsgi_cache_path
		`,
	],
	[
		['httpServer'],
		`
			break if location referer_hash_bucket_size referer_hash_max_size rewrite server_name set_by_lua set_by_lua_block
			set_by_lua_file stub_status try_files valid_referers
		`,
	],
	[
		['http', 'stream'],
		`
			geo init_by_lua init_by_lua_block init_by_lua_file init_worker_by_lua init_worker_by_lua_block init_worker_by_lua_file
			limit_conn_zone log_format lua_capture_error_log lua_load_resty_core lua_malloc_trim lua_max_pending_timers
			lua_max_running_timers lua_package_cpath lua_package_path lua_regex_cache_max_entries lua_regex_match_limit lua_sa_restart
			lua_shared_dict map map_hash_bucket_size map_hash_max_size server split_clients upstream variables_hash_bucket_size
			variables_hash_max_size
		`,
	],
	[
		['httpServer', 'streamServer'],
		`
			listen return set
		`,
	],
	[
		['stream', 'streamServer'],
		`
			preread_buffer_size preread_by_lua_block preread_by_lua_file preread_timeout proxy_download_rate proxy_downstream_buffer
			proxy_half_close proxy_protocol proxy_protocol_timeout proxy_requests proxy_responses proxy_ssl proxy_timeout
			proxy_upload_rate proxy_upstream_buffer ssl_alpn ssl_handshake_timeout ssl_preread
		`,
	],
	[
		['streamServer'],
		`
			content_by_lua content_by_lua_block content_by_lua_file lua_kong_set_static_tag proxy_pass
		`,
	],
	[
		['stream'],
		`
			lua_add_variable preread_by_lua_no_postpone
		`,
	],
	[
		[],
		`
			accept_mutex accept_mutex_delay alias balancer_by_lua_block balancer_by_lua_file daemon debug_connection debug_points echo
			echo_abort_parent echo_after_body echo_before_body echo_blocking_sleep echo_duplicate echo_end echo_exec echo_flush
			echo_foreach_split echo_location echo_location_async echo_read_request_body echo_request_body echo_reset_timer echo_sleep
			echo_status echo_subrequest echo_subrequest_async empty_gif env epoll_events errmsg events fastcgi_pass grpc_pass hash http
			internal ip_hash keepalive least_conn limit_except load_module lock_file master_process memcached_pass multi_accept pcre_jit
			pid random scgi_pass ssl_engine stream timefmt timer_resolution use user uwsgi_pass worker_aio_requests worker_connections
			worker_cpu_affinity worker_priority worker_processes worker_rlimit_core worker_rlimit_nofile worker_shutdown_timeout
			working_directory zone
		`,
	],
];

// Modules that only some builds of Kong have: nothing is said against them.
const OF_SOME_BUILDS = /^(brotli|wasm|proxy_wasm|resolver_add|quic|http3)(_|$)/;

const KINDS: ReadonlyMap<string, readonly BlockKind[]> = new Map(
	NAMES.flatMap(([kinds, names]) =>
		names
			.trim()
			.split(/\s+/)
			.map((name) => [name, kinds] as const),
	),
);

/** Whether nginx knows the directive at all, and whether it takes it in a block of this kind. */
export function directivePlace(
	name: string,
	kind: BlockKind,
	kong: KongVersion,
): 'here' | 'elsewhere' | 'nowhere' {
	const kinds = KINDS.get(name);
	if (kinds === undefined) return OF_SOME_BUILDS.test(name) || isNewer(name, kong) ? 'here' : 'nowhere';
	return kinds.includes(kind) ? 'here' : 'elsewhere';
}

// In which blocks a newer one belongs is not looked at.
function isNewer(name: string, { release, isKnown }: KongVersion): boolean {
	const from = Object.hasOwn(newDirectives, name) ? newDirectives[name] : undefined;
	return from !== undefined && (!isKnown || isAtLeast(release, from));
}

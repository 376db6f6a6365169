# Run by `helm test`: asks a throw-away Kong with the release's settings, and then the release, whom they take for the client.
# A line for each check; ends with 1 where one failed. The last line repeats what was skipped, and why. The variables are set by
# templates/tests/_environment.tpl.
set -u

known=203.0.113.7     # the client that a load balancer reports
forged=198.51.100.66  # the address that a client makes up
proxy_header=         # what comes before a request
[[ $CLIENT_IP_STRATEGY != proxyProtocol ]] || proxy_header="PROXY TCP4 $known 192.0.2.1 40000 80"
seconds=${CLIENT_IP_SECONDS:-5}     # for one connection
patience=${CLIENT_IP_PATIENCE:-30}  # seconds until something answers for the first time
failures=0
skips=      # what was skipped, each with a semicolon before it
left_here=unknown  # the forged headers that a request still has in the throw-away Kong

report() { # ok, FAILED or skipped; the check
	printf '%-8s %s\n' "$1" "$2"
	[[ $1 != FAILED ]] || failures=$((failures + 1))
}

skip() { # the check, and why it cannot be made
	report skipped "$1 ($2)"
	skips="$skips; $1 ($2)"
}

# An address in hexadecimal digits: 8 for IPv4, 32 for IPv6.
hex_of() {
	local address=$1 tail groups group
	if [[ $address != *:* ]]; then
		local IFS=.
		printf '%02x' $address
		return
	fi
	if [[ $address == *.* ]]; then
		tail=$(hex_of "${address##*:}")
		address="${address%:*}:${tail:0:4}:${tail:4}"
	fi
	if [[ $address == *::* ]]; then
		groups=(${address//:/ })
		tail=0:0:0:0:0:0:0:0
		address="${address%%::*}:${tail:0:$((15 - 2 * ${#groups[@]}))}:${address#*::}"
	fi
	local IFS=:
	for group in $address; do [[ -z $group ]] || printf '%04x' "0x$group"; done
}

in_range() { # address, address or CIDR
	local address range bits=${2#*/} whole
	address=$(hex_of "$1")
	range=$(hex_of "${2%/*}")
	[[ ${#address} == "${#range}" ]] || return 1
	[[ $2 == */* ]] || bits=$((4 * ${#range}))
	whole=$((bits / 4))
	[[ ${address:0:whole} == "${range:0:whole}" ]] || return 1
	((bits % 4 == 0 || 0x${address:whole:1} >> (4 - bits % 4) == 0x${range:whole:1} >> (4 - bits % 4)))
}

is_trusted() { # address: whether it is in the list of trusted ones, whatever Kong says
	local range
	for range in ${CLIENT_IP_TRUSTED_IPS//,/ }; do in_range "$1" "$range" && return; done
	return 1
}

# Address, port, lines: sends them and an empty one. Sets `answer`, and `outcome` to its status code or to why there is none.
send() {
	answer=$(timeout "$seconds" bash -c '
		exec 3<>"/dev/tcp/$0/$1" || exit 9
		shift
		printf "%s\r\n" "$@" "" >&3
		exec cat <&3
	' "$@" 2>/dev/null)
	case $? in
	9) outcome='no connection' ;;
	124) outcome='no answer' ;;
	*) outcome=closed ;;
	esac
	[[ ! $answer =~ ^HTTP/[0-9.]+\ ([0-9]+) ]] || outcome=${BASH_REMATCH[1]}
}

# Host, port, PROXY header or nothing, method, path, header lines: sends a request.
request() {
	local host=$1 port=$2 first=$3 method=$4 path=$5
	shift 5
	send "$host" "$port" ${first:+"$first"} "$method $path HTTP/1.1" 'Host: client-ip.test' 'Connection: close' "$@"
}

# Address, path, header lines: asks the throw-away Kong.
get() { request "$1" "$CLIENT_IP_PORT" "$proxy_header" GET "${@:2}"; }

field() { # a field of the echo's answer
	local pattern="\"$1\":\"?([^\",}]+)"
	[[ ! $answer =~ $pattern ]] || printf '%s' "${BASH_REMATCH[1]}"
}

expect() { # the check, the outcome that it needs
	if [[ $outcome == "$2" ]]; then report ok "$1"; else report FAILED "$1 (expected: $2; got: $outcome)"; fi
}

expect_client() { # the check, the address that Kong must take for the client's
	local client
	client=$(field forwarded_ip)
	outcome=${client:-$outcome}
	expect "$1" "${2:-an address}"
}

# Address, header names, header lines: forges the scheme. On its https-only route Kong answers 426 unless it believes them.
forge_scheme() {
	local address=$1 names=$2 name
	shift 2
	for name in $names; do
		get "$address" /client-ip-https "$@" "$name: https"
		expect "$address: a client's \"$name: https\" does not open a route for https only" 426
	done
}

as_load_balancer() { # over loopback, which the throw-away Kong trusts
	if [[ $CLIENT_IP_STRATEGY == proxyProtocol ]]; then
		get "$1" /client-ip-echo "X-Forwarded-For: $forged" "X-Real-IP: $forged"
		expect_client "$1: the client is the one in the PROXY header, whatever its own headers say" $known
		proxy_header='' get "$1" /client-ip-echo
		expect "$1: a connection without a PROXY header is closed" closed
	else
		get "$1" /client-ip-echo "$CLIENT_IP_HEADER: $known"
		expect_client "$1: the client is the one in $CLIENT_IP_HEADER" $known
		if [[ ,$CLIENT_IP_TRUSTED_IPS, == */0,* ]]; then
			skip "$1: an address that a client puts in front in $CLIENT_IP_HEADER" 'clientIp.trustedIPs is everyone'
		else
			get "$1" /client-ip-echo "$CLIENT_IP_HEADER: $forged, $known"
			expect_client "$1: an address that a client puts in front in $CLIENT_IP_HEADER is not believed" $known
		fi
	fi
	case $CLIENT_IP_FORWARDED_HEADERS-$CLIENT_IP_STRATEGY in
	keep-*) skip "$1: a forged X-Forwarded-Proto" 'clientIp.forwardedHeaders is keep, so Kong believes it' ;;
	*-proxyProtocol) forge_scheme "$1" 'X-Forwarded-Proto x_forwarded_proto' ;;
	*) forge_scheme "$1" x_forwarded_proto 'X-Forwarded-Proto: http' ;;
	esac
}

as_stranger() { # over an address that is not trusted
	get "$1" /client-ip-echo "$CLIENT_IP_HEADER: $forged" "X-Real-IP: $forged"
	if [[ $CLIENT_IP_STRATEGY != externalTrafficPolicy ]] && is_trusted "$1"; then
		skip "$1: forged addresses" "$CLIENT_IP_TRUST, $CLIENT_IP_TRUSTED_IPS, covers this pod, so Kong believes it"
	else
		expect_client "$1: a forged address is not believed; the client is the peer" "$(field ip)"
		forge_scheme "$1" 'X-Forwarded-Proto x_forwarded_proto'
	fi
}

await_status() { # host, path on the status port
	local deadline=$((SECONDS + patience))
	until request "$1" "$CLIENT_IP_STATUS_PORT" '' GET "$2" && [[ $outcome == 200 ]]; do
		((SECONDS < deadline)) && sleep 1 || return 1
	done
}

# Host, port, PROXY header or nothing, path: asks with everything that a client can forge.
forge() {
	local name headers=("X-Real-IP: $forged" 'X-Forwarded-Proto: https' 'x_forwarded_proto: https')
	[[ $CLIENT_IP_HEADER == [Xx]-[Ff]orwarded-[Ff]or || $CLIENT_IP_HEADER == [Xx]-[Rr]eal-[Ii][Pp] ]] ||
		headers+=("$CLIENT_IP_HEADER: $forged")
	for name in X-Forwarded-For x_forwarded_for; do headers+=("$name: $forged"); done
	for name in Host Port Path Prefix; do headers+=("X-Forwarded-$name: 9999" "x_forwarded_${name,,}: 9999"); done
	request "$1" "$2" "$3" GET "$4" "${headers[@]}"
}

# Host, port, PROXY header or nothing: what the release's echo says of forged headers.
ask_echo() {
	local at="$1:$2" peer trusted=false
	forge "$1" "$2" "$3" "$CLIENT_IP_ECHO"
	peer=$(field ip)
	if [[ -z $peer ]]; then
		expect "$at$CLIENT_IP_ECHO, the echo route, answers" 'an address'
		return
	fi
	! is_trusted "$peer" || trusted=true
	if [[ $CLIENT_IP_STRATEGY == externalTrafficPolicy || $trusted == false ]]; then
		expect_client "$at: a forged address is not believed; the client is the peer" "$peer"
		outcome=$(field forwarded_scheme)
		expect "$at: a forged scheme is not believed" http
	else
		skip "$at: forged addresses" "$CLIENT_IP_TRUST, $CLIENT_IP_TRUSTED_IPS, covers $peer, which asks"
	fi
	outcome=$(field trusted)
	expect "$at: Kong trusts $peer only if $CLIENT_IP_TRUST does" "$trusted"
	outcome=$(field forwarded_headers)
	outcome=${outcome:-none}
	if [[ $left_here == unknown ]]; then
		skip "$at: which forged headers are left" 'there is no Kong with these settings to compare with'
	else
		expect "$at: of forged headers those are left that a Kong with these settings leaves" "$left_here"
	fi
}

release_echo() {
	if [[ -n $CLIENT_IP_ECHO_OFF ]]; then
		skip 'whether the gateways of the release believe forged headers' "$CLIENT_IP_ECHO_OFF"
		return
	fi
	ask_echo "$CLIENT_IP_SERVICE" "${CLIENT_IP_SERVICE_PORTS%% *}" "$proxy_header"
	[[ -z $CLIENT_IP_IN_CLUSTER_PORTS ]] || ask_echo "$CLIENT_IP_IN_CLUSTER" "${CLIENT_IP_IN_CLUSTER_PORTS%% *}" ''
}

throw_away_kong() {
	local address log=$KONG_PREFIX.log
	printf '%s\n' "$CLIENT_IP_CONFIG" >"$KONG_DECLARATIVE_CONFIG"
	# Into a file, since a pipe would stay open as long as Kong runs. The command is words.
	if ! timeout 60 ${CLIENT_IP_START:-kong start} >"$log" 2>&1 || ! await_status "${CLIENT_IP_LOOPBACK%% *}" /status/ready; then
		report FAILED 'a Kong with the settings of this release starts; its last words:'
		tail -q -n 20 "$log" "$KONG_PREFIX/logs/error.log" 2>/dev/null
		return
	fi
	report ok 'a Kong with the settings of this release starts'
	forge "${CLIENT_IP_LOOPBACK%% *}" "$CLIENT_IP_PORT" "$proxy_header" /client-ip-echo
	left_here=$(field forwarded_headers)
	left_here=${left_here:-none}
	if [[ -n $CLIENT_IP_FORWARDED_LEFT ]]; then
		outcome=$left_here
		expect 'of forged headers it leaves those that the load balancer writes' "$CLIENT_IP_FORWARDED_LEFT"
	fi
	for address in $CLIENT_IP_LOOPBACK; do
		if [[ $CLIENT_IP_STRATEGY == externalTrafficPolicy ]]; then as_stranger "$address"; else as_load_balancer "$address"; fi
	done
	for address in ${CLIENT_IP_POD_IPS//,/ }; do
		case "$address $CLIENT_IP_LOOPBACK" in # Kong listens on the families of its loopback addresses
		*:*' '*:* | *.*' '*.*) as_stranger "$address" ;;
		esac
	done
}

# Kong 3.10 and later start no node without a database unless they have a licence. Data planes get it from their control plane.
lacks_licence() {
	[[ -z ${KONG_LICENSE_DATA:-}${KONG_LICENSE_PATH:-} && ! -e /etc/kong/license.json ]] || return 1
	[[ $(kong version 2>/dev/null) =~ ([0-9]+)\.([0-9]+) ]] || return 1
	((BASH_REMATCH[1] > 3 || (BASH_REMATCH[1] == 3 && BASH_REMATCH[2] >= 10)))
}

# Host, port, PROXY header or nothing. nginx itself answers TRACE with 405, on TLS ports too, and an unexpected PROXY header with 400.
knock() { request "$1" "$2" "$3" TRACE /; }

release() {
	local port
	await_status "$CLIENT_IP_STATUS" /status
	expect "$CLIENT_IP_STATUS:$CLIENT_IP_STATUS_PORT, a gateway's status port, answers" 200
	[[ -n $CLIENT_IP_SERVICE_PORTS ]] ||
		skip "$CLIENT_IP_SERVICE" "proxy.internalTrafficPolicy Local: it answers on the gateways' nodes only"
	for port in $CLIENT_IP_SERVICE_PORTS; do
		if [[ -n $proxy_header ]]; then
			knock "$CLIENT_IP_SERVICE" "$port" ''
			expect "$CLIENT_IP_SERVICE:$port closes a connection without a PROXY header" closed
		fi
		knock "$CLIENT_IP_SERVICE" "$port" "$proxy_header"
		expect "$CLIENT_IP_SERVICE:$port answers${proxy_header:+ a connection with a PROXY header}" 405
	done
	for port in $CLIENT_IP_IN_CLUSTER_PORTS; do
		knock "$CLIENT_IP_IN_CLUSTER" "$port" ''
		expect "$CLIENT_IP_IN_CLUSTER:$port answers a plain connection" 405
	done
}

if [[ $CLIENT_IP_STRATEGY == none ]]; then
	skip 'whom Kong takes for the client' 'clientIp.strategy none promises nothing'
elif lacks_licence; then
	skip 'whom Kong takes for the client' 'Kong 3.10 and later do not start in this test without env.license_data or env.license_path'
else
	throw_away_kong
fi
release
[[ $CLIENT_IP_STRATEGY == none ]] || release_echo
echo "Not tested, from inside the cluster: that the load balancer passes the client's address on${CLIENT_IP_TRUSTED_IPS:+,
and that its connections come from $CLIENT_IP_TRUST ($CLIENT_IP_TRUSTED_IPS)}. For that, call the echo route (echo.enabled) through it."
echo "$failures failed${skips:+; skipped: ${skips#; }}"
((failures == 0))

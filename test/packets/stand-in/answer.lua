-- What the stand-in for Kong answers. The rules are those that the recorded observations show: which headers Kong believes
-- from whom, and what it sends on. Without a declarative configuration it answers every path with these facts, a line each,
-- `name value`; with one, its routes answer as the chart's echo route does, and other paths get 404.

local function v4(text)
	local a, b, c, d = text:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$")
	if a then return { tonumber(a), tonumber(b), tonumber(c), tonumber(d) } end
end

local function groups(text)
	local bytes = {}
	for part in text:gmatch("[^:]+") do
		local quad = v4(part)
		if quad then
			for _, byte in ipairs(quad) do bytes[#bytes + 1] = byte end
		else
			local word = tonumber(part, 16)
			bytes[#bytes + 1] = math.floor(word / 256)
			bytes[#bytes + 1] = word % 256
		end
	end
	return bytes
end

local function bytes_of(text)
	local quad = v4(text)
	if quad then return quad end
	local head, tail = text:match("^(.-)::(.*)$")
	local left, right = groups(head or text), groups(tail or "")
	while #left + #right < 16 do left[#left + 1] = 0 end
	for _, byte in ipairs(right) do left[#left + 1] = byte end
	return left
end

local function within(address, range)
	local base, length = range:match("^([^/]+)/?(%d*)$")
	local a, b = bytes_of(address), bytes_of(base)
	if #a ~= #b then return false end
	local bits = tonumber(length) or #a * 8
	for i = 1, #a do
		local take = math.min(8, bits)
		if take <= 0 then return true end
		local unit = 2 ^ (8 - take)
		if math.floor(a[i] / unit) ~= math.floor(b[i] / unit) then return false end
		bits = bits - take
	end
	return true
end

local trusted_ranges, ports, routes = {}, {}, nil
for item in (os.getenv("KONG_TRUSTED_IPS") or ""):gmatch("[^,%s]+") do
	if item ~= "unix:" then trusted_ranges[#trusted_ranges + 1] = item end
end
for public, listener in (os.getenv("KONG_PORT_MAPS") or ""):gmatch("(%d+):(%d+)") do ports[tonumber(listener)] = public end

-- Paths and protocols of the routes, from YAML as the chart writes it: keys sorted, a line for each item.
local function read_routes(file)
	local found, key = {}, nil
	for line in io.lines(file) do
		local name = line:match("^[%s-]*([%w_]+):%s*$")
		local item = line:match("^%s*- (%S+)$")
		if item and key == "paths" then
			found[#found + 1] = { path = item, protocols = {} }
		elseif item and key == "protocols" then
			found[#found].protocols[item] = true
		else
			key = name
		end
	end
	return found
end
local file = os.getenv("KONG_DECLARATIVE_CONFIG")
if file then routes = read_routes(file) end

local function facts()
	local peer, client = ngx.var.realip_remote_addr, ngx.var.remote_addr
	local trusted = false
	for _, range in ipairs(trusted_ranges) do trusted = trusted or within(peer, range) end
	local headers = ngx.req.get_headers(100)
	local function received(name)
		local value = headers["x_forwarded_" .. name]
		if type(value) == "table" then value = value[1] end
		return value
	end
	local function believed(name, own) return trusted and received(name) or own end
	local through = received("for")
	return {
		{ "peerIp", peer },
		{ "clientIp", client },
		{ "trusted", tostring(trusted) },
		{ "x-forwarded-for", through and through .. ", " .. peer or client },
		{ "x-forwarded-proto", believed("proto", ngx.var.scheme) },
		{ "x-forwarded-host", believed("host", ngx.var.host) },
		{ "x-forwarded-port", believed("port", ports[tonumber(ngx.var.server_port)] or ngx.var.server_port) },
		{ "x-forwarded-path", believed("path", ngx.var.request_uri:match("^[^?]*")) },
		{ "x-forwarded-prefix", believed("prefix", "") },
		{ "x-real-ip", client },
	}
end

local function exit(status, text)
	ngx.status = status
	ngx.header["Content-Type"] = "application/json"
	ngx.print(text)
end

-- The names of forwarded headers that are left, in lower case and in order.
local function left()
	local names = {}
	for name in pairs(ngx.req.get_headers(100)) do
		if name:lower():find("^x[-_]forwarded[-_]") then names[#names + 1] = name:lower() end
	end
	table.sort(names)
	return table.concat(names, " ")
end

local function echo()
	local of = {}
	for _, fact in ipairs(facts()) do of[fact[1]] = fact[2] end
	for _, route in ipairs(routes) do
		if ngx.var.uri:sub(1, #route.path) == route.path then
			if not route.protocols.http and of["x-forwarded-proto"] ~= "https" then
				return exit(426, '{"message":"Please use HTTPS protocol"}')
			end
			local said = { '"trusted":' .. of.trusted }
			local function say(name, value) said[#said + 1] = string.format('"%s":"%s"', name, value or "") end
			say("ip", of.peerIp)
			say("forwarded_ip", of.clientIp)
			say("proxy_protocol_addr", ngx.var.proxy_protocol_addr)
			say("forwarded_scheme", of["x-forwarded-proto"])
			for _, part in ipairs({ "host", "port", "path", "prefix" }) do say("forwarded_" .. part, of["x-forwarded-" .. part]) end
			say("forwarded_headers", left())
			return exit(200, "{" .. table.concat(said, ",") .. "}")
		end
	end
	exit(404, '{"message":"no Route matched with those values"}')
end

local function answer()
	if routes then return echo() end
	local lines = {}
	for _, fact in ipairs(facts()) do lines[#lines + 1] = fact[1] .. " " .. fact[2] end
	ngx.print(table.concat(lines, "\n"), "\n")
end

return { answer = answer }

// What the stand-in for Kong answers, as Lua for nginx: one line per fact, `name value`. The rules are those that the
// recorded observations show: which headers Kong believes from whom, and what it sends on.
import type { Ending } from './send.ts';

/** What of Kong's settings the answer depends on. */
export interface AnswerSettings {
	/** CIDRs and addresses of trusted_ips. */
	readonly trusted: readonly string[];
	/** Items of port_maps, `public:listener`. */
	readonly portMaps: readonly string[];
}

function list(values: readonly string[]): string {
	return `{${values.map((value) => JSON.stringify(value)).join(', ')}}`;
}

/** The code of a content_by_lua_block. */
export function answerInLua({ trusted, portMaps }: AnswerSettings): string {
	const ports = portMaps.map((item) => `[${item.split(':')[1]}] = "${item.split(':')[0]}"`);
	return `
local function v4(text)
	local a, b, c, d = text:match("^(%d+)%.(%d+)%.(%d+)%.(%d+)$")
	if a then return {tonumber(a), tonumber(b), tonumber(c), tonumber(d)} end
end
local function groups(text)
	local bytes = {}
	for part in text:gmatch("[^:]+") do
		local quad = v4(part)
		if quad then for _, byte in ipairs(quad) do bytes[#bytes + 1] = byte end
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
local peer, client = ngx.var.realip_remote_addr, ngx.var.remote_addr
local trusted = false
for _, range in ipairs(${list(trusted)}) do trusted = trusted or within(peer, range) end
local headers = ngx.req.get_headers(100)
local function received(name)
	local value = headers["x_forwarded_" .. name]
	if type(value) == "table" then value = value[1] end
	return value
end
local function believed(name, own) return trusted and received(name) or own end
local ports = {${ports.join(', ')}}
local through = received("for")
local out = {
	"peerIp " .. peer, "clientIp " .. client, "trusted " .. tostring(trusted),
	"x-forwarded-for " .. (through and through .. ", " .. peer or client),
	"x-forwarded-proto " .. believed("proto", ngx.var.scheme),
	"x-forwarded-host " .. believed("host", ngx.var.host),
	"x-forwarded-port " .. believed("port", ports[tonumber(ngx.var.server_port)] or ngx.var.server_port),
	"x-forwarded-path " .. believed("path", ngx.var.request_uri:match("^[^?]*")),
	"x-forwarded-prefix " .. believed("prefix", ""),
	"x-real-ip " .. client,
}
ngx.print(table.concat(out, "\\n"), "\\n")`;
}

/** What an answer of the stand-in says, in the shape of the recorded observations. */
export interface StandInAnswer {
	readonly peerIp: string;
	readonly clientIp: string;
	readonly trusted: boolean;
	readonly upstream: Readonly<Record<string, string>>;
}

/** How a request to a stand-in ended, in the shape of the recorded observations. */
export type StandInEnding = ({ readonly outcome: 'response' } & StandInAnswer) | { readonly outcome: string };

/** Reads how a request ended. */
export function readEnding(ending: Ending): StandInEnding {
	if (ending.ending !== 'answer') return { outcome: ending.ending };
	const [head = '', body = ''] = ending.text.split('\r\n\r\n');
	if (/^HTTP\/1\.[01] 400 /.test(head)) return { outcome: 'badRequest' };
	return { outcome: 'response', ...readAnswer(body.replace(/^[0-9a-f]+\r\n|\r\n0$/g, '')) };
}

/** Reads an answer's body. Headers with an empty value are not sent to upstreams and are left out. */
function readAnswer(body: string): StandInAnswer {
	const facts = new Map(
		body.split('\n').flatMap((line): [string, string][] => {
			const at = line.indexOf(' ');
			return at < 0 ? [] : [[line.slice(0, at), line.slice(at + 1)]];
		}),
	);
	const upstream = Object.fromEntries(
		[...facts].filter(([name, value]) => name.startsWith('x-') && value !== ''),
	);
	return {
		peerIp: facts.get('peerIp') ?? '',
		clientIp: facts.get('clientIp') ?? '',
		trusted: facts.get('trusted') === 'true',
		upstream,
	};
}

// A self-signed certificate, made anew for a run, so that no key lies in the tree and no program is needed. DER by hand: X.690, RFC 5280.
import { generateKeyPairSync, sign } from 'node:crypto';

/** Key and certificate in PEM. */
export interface Certified {
	readonly key: string;
	readonly cert: string;
}

/** A certificate for a DNS name, valid from 2020 on, and until 2049 unless `until` (YYMMDD) says otherwise. */
export function certificateFor(name: string, until = '491231'): Certified {
	const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
	const algorithm = sequence(oid(1, 2, 840, 10045, 4, 3, 2));
	const subject = sequence(der(0x31, sequence(oid(2, 5, 4, 3), der(0x0c, Buffer.from(name)))));
	const dnsName = sequence(der(0x82, Buffer.from(name)));
	const body = sequence(
		der(0xa0, der(2, Buffer.from([2]))),
		der(2, Buffer.from([1])),
		algorithm,
		subject,
		sequence(day('200101'), day(until)),
		subject,
		publicKey.export({ type: 'spki', format: 'der' }),
		der(0xa3, sequence(sequence(oid(2, 5, 29, 17), der(4, dnsName)))),
	);
	const signature = der(3, Buffer.from([0]), sign('sha256', body, privateKey));
	const cert = sequence(body, algorithm, signature).toString('base64');
	return {
		key: privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
		cert: `-----BEGIN CERTIFICATE-----\n${cert.replace(/.{64}/g, '$&\n')}\n-----END CERTIFICATE-----\n`,
	};
}

/** Tag, length and content. */
function der(tag: number, ...content: readonly Buffer[]): Buffer {
	const all = Buffer.concat(content);
	const { length } = all;
	const bytes = length < 128 ? [length] : length < 256 ? [0x81, length] : [0x82, length >> 8, length & 255];
	return Buffer.concat([Buffer.from([tag, ...bytes]), all]);
}

const sequence = (...content: readonly Buffer[]) => der(0x30, ...content);
const day = (text: string) => der(0x17, Buffer.from(`${text}000000Z`));

function oid(first: number, second: number, ...others: readonly number[]): Buffer {
	const inSevens = (number: number): number[] =>
		number < 128 ? [number] : [...inSevens(number >> 7).map((byte) => byte | 128), number & 127];
	return der(6, Buffer.from([40 * first + second, ...others.flatMap(inSevens)]));
}

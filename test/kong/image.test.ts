import test from 'ava';
import { type Edition, readImage } from '../../schema/kong/image.ts';

/** Image, version or what is assumed, edition, and the letters d (distroless) and n (newest). */
const images: readonly (readonly [image: string, release: string, edition: Edition | null, is?: string])[] = [
	['kong:3.9', '3.9', 'open'],
	['kong:3.9.3-ubuntu', '3.9.3', 'open'],
	['docker.io/library/kong:3.4', '3.4', 'open'],
	['kong/kong:3.9.1-debian', '3.9.1', 'open'],
	['kong:v2.8', '2.8', 'open'],
	['kong/kong-gateway:3.14', '3.14', 'gateway'],
	['kong/kong-gateway:3.14.0.2', '3.14.0.2', 'gateway'],
	['kong/kong-gateway:3.15.0.4-distroless', '3.15.0.4', 'gateway', 'd'],
	['kong/kong-gateway:3.15.0.4-distroless-fips', '3.15.0.4', 'gateway', 'd'],
	['registry.example:5000/kong/kong-gateway:3.10.0.11-rhel', '3.10.0.11', 'gateway'],
	['kong/kong-gateway:3.14.0.2@sha256:00', '3.14.0.2', 'gateway'],
	['registry.example:5000/mirror/kong:3.9@sha256:00', '3.9', null],
	['acme/kong-with-plugins:3.11.0.1', '3.11.0.1', null],
	// Nothing known: open-source Kong is 3.9 whatever its tag, Kong Gateway probably the newest.
	['kong', '? 3.9', 'open'],
	['kong:latest', '? 3.9', 'open'],
	['kong:3', '? 3.9', 'open'],
	['kong:ubuntu', '? 3.9', 'open'],
	['registry.example:5000/kong', '? 3.9', null],
	['kong@sha256:00', '? 3.9', 'open'],
	['acme/edge:7.1', '? 3.9', null],
	['acme/kong:2026.11.3', '? 3.9', null],
	['acme/kong:3.16', '? 3.15', null],
	['kong/kong-gateway', '? 3.15', 'gateway', 'n'],
	['kong/kong-gateway:latest', '? 3.15', 'gateway', 'n'],
	['kong/kong-gateway:latest-ubuntu', '? 3.15', 'gateway', 'n'],
	['kong/kong-gateway:distroless', '? 3.15', 'gateway', 'dn'],
	['kong/kong-gateway@sha256:00', '? 3.15', 'gateway'],
	['kong/kong-gateway:4.0.0.0', '? 3.15', 'gateway'],
	['', '? 3.15', null],
];

for (const [image, release, edition, is = ''] of images)
	test(`${image || 'no image'} is ${edition ?? 'some'} Kong ${release}`, (t) => {
		const read = readImage(image);
		t.is(`${read.isKnown ? '' : '? '}${read.release.join('.')}`, release);
		t.is(read.edition, edition);
		t.is(`${read.isDistroless ? 'd' : ''}${read.isNewest ? 'n' : ''}`, is);
		t.is(read.doubt === null, read.isKnown);
	});

test('a very long name is read in time that grows with its length', (t) => {
	const seconds = (length: number): number => {
		const image = `${'kong'.repeat(length)}/x:${'3.'.repeat(length)}-distroless@${'@'.repeat(length)}`;
		const start = performance.now();
		readImage(image);
		return performance.now() - start;
	};
	seconds(1000);
	t.true(seconds(400_000) < 40 * seconds(40_000) + 50);
});

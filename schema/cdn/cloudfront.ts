// Amazon CloudFront. Its viewer-address header has no brackets around IPv6, which nginx misreads, so X-Forwarded-For it is.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Amazon CloudFront',
	header: 'X-Forwarded-For',
	alsoWrites: [
		{
			header: 'CloudFront-Viewer-Address',
			where:
				'Amazon CloudFront writes CloudFront-Viewer-Address only where an origin request policy adds it; the check assumes that one does. It puts a port behind IPv6 addresses without brackets, which nginx misreads: clients with IPv6 get lost. Set KONG_REAL_IP_HEADER=X-Forwarded-For and KONG_REAL_IP_RECURSIVE=on, which is right for all.',
		},
	],
	forwarded: { proto: 'removes' },
	ranges: 'https://ip-ranges.amazonaws.com/ip-ranges.json (service CLOUDFRONT_ORIGIN_FACING)',
	shared: {
		forges:
			'a distribution of another customer can call your load balancer from the same addresses, past the rules of your own',
		closes: 'a secret custom header of your origin that Kong or the load balancer requires, or VPC origins',
	},
	privately: 'CloudFront with VPC origins, which connects from inside the VPC',
	sources: [
		{
			title: 'Amazon CloudFront: request and response behavior for custom origins',
			url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/RequestAndResponseBehaviorCustomOrigin.html',
			read: '2026-11',
		},
		{
			title: 'Amazon CloudFront Developer Guide: restrict access to Application Load Balancers',
			url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/restrict-access-to-load-balancer.html',
			read: '2026-11',
		},
		{
			title: 'Amazon CloudFront Developer Guide: restrict access with VPC origins',
			url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/private-content-vpc-origins.html',
			read: '2026-11',
		},
		{
			title: 'Amazon CloudFront Developer Guide: CloudFront request headers',
			url: 'https://docs.aws.amazon.com/AmazonCloudFront/latest/DeveloperGuide/adding-cloudfront-headers.html',
			read: '2026-08',
		},
	],
} as const satisfies Cdn;

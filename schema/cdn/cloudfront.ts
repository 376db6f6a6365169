// Amazon CloudFront. Its viewer-address header has no brackets around IPv6, which nginx misreads, so X-Forwarded-For it is.
import type { Cdn } from './types.ts';

export const entry = {
	title: 'Amazon CloudFront',
	header: 'X-Forwarded-For',
	ranges: 'https://ip-ranges.amazonaws.com/ip-ranges.json (service CLOUDFRONT_ORIGIN_FACING)',
	privately: 'CloudFront with VPC origins, which connects from inside the VPC',
	sources: [
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

// The charts of others whose values can be read.
export const sourceCharts = ['kong/kong', 'kong/ingress', 'ingress-nginx', 'traefik'] as const;
export type SourceChart = (typeof sourceCharts)[number];

// UpCloud: the names of its annotations.
const prefix = 'service.beta.kubernetes.io/upcloud-load-balancer';

export const configName = `${prefix}-config`;
export const selectorName = `${prefix}-node-selector`;

/** What the controller reads of a selector of nodes. */
export const selectorMembers: readonly string[] = ['matchlabels', 'matchexpressions'];

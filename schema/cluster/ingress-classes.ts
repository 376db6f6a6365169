// Names of classes of Ingresses by themselves.

/** A class with such a name is that of a proxy in the cluster, or of Google's controller, whatever the annotations beside it say. */
export const namesAnotherController = /nginx|traefik|haproxy|contour|kong|istio|cilium|gce/i;

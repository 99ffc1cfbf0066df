/*
 * The workload that several tests look at, of which each says only what it is about.
 */

interface Shop {
  /** `shop` where absent. */
  readonly name?: string;
  /** What stands in its container `api`, and behind it, as it is indented there. */
  readonly container: string;
}

/** A Deployment with a container `api`. */
export function shopDeployment({ name = 'shop', container }: Shop): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: ${name}
spec:
  selector:
    matchLabels:
      app: shop
  template:
    metadata:
      labels:
        app: shop
    spec:
      containers:
        - name: api
          image: registry.example.com/shop/api:1.0.0
${container}`;
}

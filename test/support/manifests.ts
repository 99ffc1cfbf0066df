/** A Deployment with one container; its fields (and drawings) are given unindented, behind `name`. */
export function deploymentWith(container: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
spec:
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
${indented(container, 10)}`;
}

/** A Pod with one container, to vary what stands around it. */
export function podWith(container: string, spec = ''): string {
  return `apiVersion: v1
kind: Pod
metadata:
  name: web
spec:
${spec === '' ? '' : indented(spec, 2)}  containers:
    - name: web
${indented(container, 6)}`;
}

/** The lines of a text moved to a column; a leading line break is dropped, a final one added. */
export function indented(text: string, column: number): string {
  return `${text.replace(/^\n/, '').replace(/\n *$/, '')}\n`.replace(/^(?=.)/gm, ' '.repeat(column));
}

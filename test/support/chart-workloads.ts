/*
 * Workloads as templates of charts write them, with room for what a test is about.
 */

const image = 'registry.example.com/web:1.4.0';
const ports = '          ports: [{ name: http, containerPort: 8080 }]\n';

/** A Deployment with the further fields of its container, which stand at ten spaces. */
export function deployment(container: string): string {
  return deploymentOf(ports + container);
}

/** The same with more of the Deployment behind these fields. */
export function longDeployment(container: string): string {
  return `${deploymentOf(container + ports)}      volumes: []\n`;
}

function deploymentOf(container: string): string {
  return `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
      containers:
        - name: app
          image: ${image}
${container}`;
}

/** A Pod with the further fields of its container, which stand at six spaces. */
export function pod(name: string, container: string): string {
  return podOf(name, 'team/web', container);
}

/** The same with a declared port, and an image that no rule has anything to say about. */
export function portedPod(name: string, container: string): string {
  return podOf(name, image, `      ports: [{ name: http, containerPort: 8080 }]\n${container}`);
}

function podOf(name: string, image: string, container: string): string {
  return `apiVersion: v1
kind: Pod
metadata: { name: ${name} }
spec:
  containers:
    - name: app
      image: ${image}
${container}`;
}

/** What a Pod's container has where values print its liveness probe. */
export const dumpedProbe = '      livenessProbe: {{- toYaml .Values.livenessProbe | nindent 8 }}\n';

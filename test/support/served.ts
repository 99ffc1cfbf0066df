import { indented } from './manifests.ts';

/** A Service `web` in front of pods with `app: web`; `spec` replaces its port. */
export const service = (
  spec = 'ports: [{ port: 80, targetPort: http }]',
  metadata = '',
): string => `apiVersion: v1
kind: Service
metadata: { name: web${metadata} }
spec:
  selector: { app: web }
${indented(spec, 2)}`;

/** A Deployment of pods with `app: web`; its containers (and drawings) are given unindented. */
export const served = (containers: string, podSpec = ''): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: web }
spec:
  selector: { matchLabels: { app: web } }
  template:
    metadata: { labels: { app: web } }
    spec:
${podSpec === '' ? '' : indented(podSpec, 6)}      containers:
${indented(containers, 8)}`;

/** Several documents of one file. */
export const file = (...documents: readonly string[]): string => documents.join('---\n');

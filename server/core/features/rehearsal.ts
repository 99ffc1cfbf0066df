import { analyseDocument } from '../analyse-document.ts';
import type { AnalysisContext } from '../analysis.ts';
import { cutFile } from '../cut-file.ts';
import type { Language } from '../messages/message.ts';
import { completionAt } from './completion/complete.ts';
import { hoverAt } from './hover.ts';

/** What is typed when somebody begins to write the next field of a probe. */
const typed = '\n            t';

const hoveredNames = ['periodSeconds', 'port: http', 'livenessProbe'];

const sample = `apiVersion: apps/v1
kind: Deployment
metadata:
  name: web
  labels: { app: web }
spec:
  replicas: 2
  selector:
    matchLabels: { app: web }
  template:
    metadata:
      labels: { app: web }
    spec:
      containers:
        - name: web
          image: example.com/web:1.0
          ports:
            - name: http
              containerPort: 8080
          env:
            - { name: MODE, value: "on" }
          livenessProbe:
            httpGet:
              path: /livez
              port: http
            periodSeconds: 5${typed}
          readinessProbe:
            exec:
              command: ["sh", "-c", "test -f /ready"]
            timeoutSeconds: 2
`;

/**
 * Answers on a manifest of its own what is asked while somebody types, and tells how many answers it found. A JavaScript
 * engine compiles what has run a few times; until then an answer takes several times as long.
 */
export function rehearse(context: AnalysisContext, language: Language): number {
  const [document] = cutFile(sample, 'manifest');
  if (!document) return 0;
  const { source } = document;
  const completed = completionAt({ source, offset: sample.indexOf(typed) + typed.length, context, language });
  const analysis = analyseDocument(source, context);
  const hovered = hoveredNames.map((name) =>
    hoverAt({ source, facts: analysis, offset: sample.indexOf(name), language, context, links: true }),
  );
  return [completed, ...hovered].filter((answer) => answer !== null).length;
}

import type { Language } from '../messages/message.ts';

const site = 'https://kubernetes.io';
const pods = '/docs/concepts/workloads/pods';
const koreanProbes = `${site}/ko/docs/tasks/configure-pod-container/configure-liveness-readiness-startup-probes/`;
const koreanLifecycle = `${site}/ko${pods}/pod-lifecycle/`;

/** Sections of the Kubernetes documentation; Korean where kubernetes.io/ko has the same section. */
const pages = {
  startupProbe: {
    en: `${site}${pods}/probes/#startup-probe`,
    ko: `${koreanProbes}#define-startup-probes`,
  },
  livenessProbe: {
    en: `${site}${pods}/probes/#liveness-probe`,
    ko: `${koreanProbes}#활성-명령어-정의`,
  },
  readinessProbe: {
    en: `${site}${pods}/probes/#readiness-probe`,
    ko: `${koreanProbes}#준비성-프로브-정의`,
  },
  timing: { en: `${site}${pods}/probes/#configure-probes`, ko: `${koreanProbes}#프로브-구성` },
  probeGrace: {
    en: `${site}${pods}/probes/#probe-level-terminationgraceperiodseconds`,
    ko: `${koreanProbes}#프로브-수준-terminationgraceperiodseconds`,
  },
  mechanisms: { en: `${site}${pods}/probes/#check-mechanisms`, ko: `${koreanProbes}#활성-명령어-정의` },
  http: { en: `${site}${pods}/probes/#http-probes`, ko: `${koreanProbes}#http-프로브` },
  tcp: { en: `${site}${pods}/probes/#tcp-probes`, ko: `${koreanProbes}#tcp-프로브` },
  grpc: { en: `${site}${pods}/probes/#grpc-probes`, ko: `${koreanProbes}#grpc-liveness-프로브-정의` },
  hooks: {
    en: `${site}/docs/concepts/containers/container-lifecycle-hooks/`,
    ko: `${site}/ko/docs/concepts/containers/container-lifecycle-hooks/`,
  },
  ports: {
    en: `${site}/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports`,
    ko: `${site}/docs/reference/kubernetes-api/workload-resources/pod-v1/#ports`,
  },
  restartPolicy: {
    en: `${site}${pods}/pod-lifecycle/#restart-policy`,
    ko: `${koreanLifecycle}#restart-policy`,
  },
  sidecars: {
    en: `${site}${pods}/sidecar-containers/`,
    ko: `${site}/ko${pods}/sidecar-containers/`,
  },
  initContainers: {
    en: `${site}${pods}/init-containers/`,
    ko: `${site}/ko${pods}/init-containers/`,
  },
  ephemeralContainers: {
    en: `${site}${pods}/ephemeral-containers/`,
    ko: `${site}/ko${pods}/ephemeral-containers/`,
  },
  termination: {
    en: `${site}${pods}/pod-lifecycle/#pod-termination`,
    ko: `${koreanLifecycle}#pod-termination`,
  },
  readinessGates: {
    en: `${site}${pods}/pod-lifecycle/#pod-readiness-gate`,
    ko: `${koreanLifecycle}#pod-readiness-gate`,
  },
  podSpec: {
    en: `${site}/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec`,
    ko: `${site}/docs/reference/kubernetes-api/workload-resources/pod-v1/#PodSpec`,
  },
  minReadySeconds: {
    en: `${site}/docs/concepts/workloads/controllers/deployment/#min-ready-seconds`,
    ko: `${site}/ko/docs/concepts/workloads/controllers/deployment/`,
  },
  progressDeadline: {
    en: `${site}/docs/concepts/workloads/controllers/deployment/#progress-deadline-seconds`,
    ko: `${site}/ko/docs/concepts/workloads/controllers/deployment/`,
  },
  rollout: {
    en: `${site}/docs/concepts/workloads/controllers/deployment/#rolling-update-deployment`,
    ko: `${site}/ko/docs/concepts/workloads/controllers/deployment/`,
  },
  services: {
    en: `${site}/docs/concepts/services-networking/endpoint-slices/#conditions`,
    ko: `${site}/ko/docs/concepts/services-networking/endpoint-slices/`,
  },
} as const satisfies Record<string, Readonly<Record<Language, string>>>;

export type DocumentationPage = keyof typeof pages;

/** The address of a section, percent-encoded. */
export function kubernetesDocumentationUrl(page: DocumentationPage, language: Language): string {
  return encodeURI(pages[page][language]);
}

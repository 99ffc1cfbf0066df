/** The kinds of Kubernetes itself that hold a pod spec. */
export const podKinds = [
  'Pod',
  'PodTemplate',
  'ReplicationController',
  'Deployment',
  'StatefulSet',
  'DaemonSet',
  'ReplicaSet',
  'Job',
  'CronJob',
] as const;
export type PodKind = (typeof podKinds)[number];

const byLowerCase: ReadonlyMap<string, PodKind> = new Map(podKinds.map((kind) => [kind.toLowerCase(), kind]));

/** The pod kind that a text most likely means: the letters' case does not count. */
export function podKindOf(kind: string): PodKind | null {
  return byLowerCase.get(kind.toLowerCase()) ?? null;
}

/** The fields that lead from an object to its pod spec. */
export function podSpecPath(kind: PodKind): readonly string[] {
  switch (kind) {
    case 'Pod':
      return ['spec'];
    case 'PodTemplate':
      return ['template', 'spec'];
    case 'CronJob':
      return ['spec', 'jobTemplate', 'spec', 'template', 'spec'];
    default:
      return ['spec', 'template', 'spec'];
  }
}

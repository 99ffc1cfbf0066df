import { fixesWith } from '../../edits/index.ts';
import type { ProbedContainer } from '../../kubernetes/probe.ts';
import { message } from '../../messages/message.ts';
import { runsToCompletion } from '../kinds.ts';
import type { ContainerRule, Subject } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { wrapAsDeployment } from './wrap-pod.ts';

/** Folders whose manifests are there to be read or tried, and those from which the kubelet itself starts Pods. */
const otherPurposes =
  /^(?:.*[-_.])?(?:examples?|samples?|tests?|testdata|testing|e2e|docs?|demos?|tutorials?|fixtures?|fakes?|mocks?|snapshots?|static-?pods?)(?:[-_.].*)?$/i;
const staticPodFolder = /[\\/]kubernetes[\\/]manifests[\\/][^\\/]*$/;

/** A Pod that nothing recreates when its node goes away. */
export const barePod = defineRule<ContainerRule>({
  id: 'bare-pod',
  category: 'risk',
  concern: 'reliability',
  severity: 'information',
  profile: 'recommended',
  fix: 'changes-behaviour',
  appliesTo: 'container',
  looksAround: true,
  quietFor: ['partly-shown', 'run-to-completion'],
  docs: {
    title: 'bare-pod-title',
    what: 'bare-pod-what',
    why: 'bare-pod-why',
    instead: 'bare-pod-instead',
  },
  check(subject) {
    const { container, podContainers } = subject;
    const { kind } = container.object;
    if (podContainers.find(({ list }) => list === 'containers') !== container) return [];
    if (kind.kind !== 'known' || !isBare(container) || isForOtherPurpose(subject)) return [];
    const fixes = fixesWith(
      { title: message('fix-wrap-pod'), safety: 'changes-behaviour', isPreferred: false },
      wrapAsDeployment(subject),
    );
    return [{ span: kind.span, objectPath: 'kind', message: message('bare-pod'), fixes }];
  },
});

/** Whether a person wrote this Pod to run on, and no controller, kubelet or Helm hook stands behind it. */
function isBare(container: ProbedContainer): boolean {
  const { role, kind, hasOwner, hasStatus, annotations, labels } = container.object;
  if (role !== 'built-in' || kind.kind !== 'known' || kind.value !== 'Pod') return false;
  if (hasOwner !== false || hasStatus || runsToCompletion(container) !== false) return false;
  if (annotations.kind === 'unknown' || labels.kind === 'unknown') return false;
  const names = annotations.kind === 'known' ? Object.keys(annotations.value) : [];
  if (names.some((name) => /^(?:helm\.sh\/hook|kubernetes\.io\/config\.)/.test(name))) return false;
  return !(labels.kind === 'known' && labels.value.tier === 'control-plane');
}

function isForOtherPurpose({ around: { path, isComplete } }: Subject): boolean {
  if (path === null || !isComplete || staticPodFolder.test(path)) return true;
  return path.split(/[\\/]/).some((name) => otherPurposes.test(name));
}

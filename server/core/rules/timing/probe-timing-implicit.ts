import { fixesWith } from '../../edits/index.ts';
import { missingDefaults } from '../../features/default-values.ts';
import { message } from '../../messages/message.ts';
import type { ProbeRule } from '../rule.ts';
import { defineRule } from '../rule.ts';
import { hasTemplateBlock } from '../template-blocks.ts';
import { spelledOutNames } from './spelled-out.ts';
import { probeSpan } from './timing-place.ts';

/** A probe that does not say all its numbers. */
export const probeTimingImplicit = defineRule<ProbeRule>({
  id: 'probe-timing-implicit',
  category: 'risk',
  concern: 'style',
  severity: 'hint',
  profile: 'strict',
  fix: 'safe',
  appliesTo: ['startupProbe', 'livenessProbe', 'readinessProbe'],
  quietFor: ['partly-shown'],
  docs: {
    title: 'probe-timing-implicit-title',
    what: 'probe-timing-implicit-what',
    why: 'probe-timing-implicit-why',
    instead: 'probe-timing-implicit-instead',
  },
  check({ container, probe, source }) {
    if (probe.isOpen || hasTemplateBlock(probe.span, source.template)) return [];
    if (!spelledOutNames.some((name) => probe.timing[name].kind === 'absent')) return [];
    return [
      {
        span: probeSpan(container, probe),
        objectPath: probe.objectPath,
        message: message('probe-timing-implicit', { probe: probe.name }),
        fixes: fixesWith(
          { title: message('fix-write-defaults'), safety: 'safe', isPreferred: true },
          missingDefaults(probe, source),
        ),
      },
    ];
  },
});

import type { ChartFinding, ChartFix, ChartToFix, ChosenFix } from '../core/index.ts';
import { editsTogether, keepsItsWord, provenFix } from '../core/index.ts';
import type { JudgedFileOfChart } from './chart-diagnostics.ts';
import type { Session } from './session.ts';

/*
 * Fixes of what a chart renders are offered once the edited chart was rendered and judged. That takes a while: requests
 * that arrive meanwhile have their turn, and what is proven is kept for as long as the chart stays as it is.
 */

export interface Proving {
  readonly session: Pick<Session, 'foreground'>;
  readonly chart: ChartToFix;
  readonly isWanted: () => boolean;
}

interface Proofs {
  readonly fixes: Map<ChartFix, ChartFix | null>;
  readonly together: Map<string, boolean>;
}

const known = new WeakMap<ChartToFix, Proofs>();

function proofsOf(chart: ChartToFix): Proofs {
  const proofs = known.get(chart) ?? { fixes: new Map(), together: new Map() };
  known.set(chart, proofs);
  return proofs;
}

/** Proofs for one answer: a selection of everything is no question about a place. */
const mostProvenAtOnce = 30;

/** The file with proven fixes alone for some of its findings; null when nobody wants to know any more. */
export async function withProvenFixes(
  file: JudgedFileOfChart,
  isAsked: (finding: ChartFinding) => boolean,
  proving: Proving,
): Promise<JudgedFileOfChart | null> {
  const { fixes: proven } = proofsOf(proving.chart);
  const findings: ChartFinding[] = [];
  let proofs = 0;
  for (const finding of file.findings) {
    if (!isAsked(finding)) {
      findings.push(finding);
      continue;
    }
    const kept: ChartFix[] = [];
    for (const fix of finding.fixes) {
      let found = proven.get(fix);
      if (found === undefined) {
        if (proofs >= mostProvenAtOnce) break;
        proofs++;
        await proving.session.foreground.whenIdle();
        if (!proving.isWanted()) return null;
        found = provenFix(proving.chart, finding, fix);
        proven.set(fix, found);
      }
      if (found) kept.push(found);
    }
    findings.push({ ...finding, fixes: kept });
  }
  return { ...file, findings };
}

/** A bound for the time: each proof renders the chart. */
const mostProofs = 40;

/** Of fixes of one chart those that can be made at once. What is only rendered otherwise is left to a fix by itself. */
export async function fixesTogether(
  chosen: readonly ChosenFix[],
  { session, chart, isWanted }: Proving,
): Promise<readonly ChosenFix[]> {
  const { together } = proofsOf(chart);
  const kept: ChosenFix[] = [];
  let proofs = 0;
  const add = async (more: readonly ChosenFix[]): Promise<void> => {
    const all = [...kept, ...more];
    if (more.length === 0 || proofs >= mostProofs || !isWanted()) return;
    const key = JSON.stringify([
      all.map(({ finding }) => [finding.ruleId, finding.place.file, finding.place.span]),
      editsTogether(all),
    ]);
    let holds = together.get(key);
    if (holds === undefined) {
      proofs++;
      await session.foreground.whenIdle();
      holds = keepsItsWord(chart, all);
      together.set(key, holds);
    }
    if (holds) {
      kept.push(...more);
      return;
    }
    if (more.length === 1) return;
    const middle = Math.ceil(more.length / 2);
    await add(more.slice(0, middle));
    await add(more.slice(middle));
  };
  await add(chosen.filter(({ finding }) => !finding.isDormant && !finding.isOfHelm4));
  return isWanted() ? kept : [];
}

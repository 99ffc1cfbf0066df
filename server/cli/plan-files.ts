import { basename, dirname, join, relative, resolve } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { defaultKubeVersion } from '../core/helm/rendering.ts';
import type { AnalysisContext, Message, Profile, RuleSeverities, Workspace } from '../core/index.ts';
import {
  formatKubernetesVersion,
  message,
  noHelmSettings,
  readKubernetesVersion,
  renderMessage,
} from '../core/index.ts';
import type { CheckArguments } from './check.ts';
import { type ChartTask, isChart, isPackedName, readChart } from './check-chart.ts';
import type { FileTask } from './check-file.ts';
import { reasonOf } from './check-file.ts';
import type { MetChart } from './check-met-chart.ts';
import { newDisk } from './disk.ts';
import { fileKindOf } from './file-kind.ts';
import { findFiles } from './find-files.ts';
import { projectValues } from './project-values-files.ts';
import type { Project, ProjectFinder } from './projects.ts';
import { settingsOf } from './projects.ts';
import type { CheckReport } from './report.ts';

/** What the command line says of how to judge: it wins over every project file. */
export interface Flags {
  readonly rules: RuleSeverities;
  readonly kubernetesVersion?: string;
  readonly profile?: Profile;
}

/** Says something to the user besides the report. */
export type Tell = (words: Message) => void;

/** The files and charts that a call is about, in order. */
export interface PlannedFiles {
  readonly tasks: readonly FileTask[];
  readonly charts: readonly ChartTask[];
  /** Charts that lie in folders that were named. */
  readonly met: readonly MetChart[];
  readonly problems: readonly CheckReport['problems'][number][];
}

interface Planning {
  readonly args: CheckArguments;
  readonly flags: Flags;
  readonly findProject: ProjectFinder;
  readonly tell: Tell;
  readonly disk: Workspace;
  readonly tasks: FileTask[];
  readonly charts: ChartTask[];
  /** `Chart.yaml` files in folders that were named, those of outer charts first. */
  readonly definitions: string[];
  readonly problems: CheckReport['problems'][number][];
  /** Absolute paths that have their turn. */
  readonly seen: Set<string>;
  /** Releases of which was told that another stands in. */
  readonly toldVersions: Set<string>;
}

/** Finds the files behind the paths of a call, each with what its project file and the flags say of it. */
export async function planFiles(
  args: CheckArguments,
  means: Pick<Planning, 'flags' | 'findProject' | 'tell'>,
): Promise<PlannedFiles> {
  const problems: CheckReport['problems'][number][] = [];
  const planning: Planning = {
    ...means,
    args,
    disk: newDisk(),
    tasks: [],
    charts: [],
    definitions: [],
    problems,
    // The baseline is a JSON file too, and often lies among the manifests.
    seen: new Set(args.baseline === undefined ? [] : [resolve(args.baseline)]),
    toldVersions: new Set(),
  };
  for (const asked of args.paths) {
    if (asked === '-') {
      await plan(args.stdinFilename, planning, await buffer(process.stdin));
      continue;
    }
    const isRendered = (await isChart(asked)) && (await planChart(asked, planning));
    if (isRendered && isPackedName(asked)) continue;
    const { files, unreadable } = await findFiles([asked]);
    for (const { path, error } of unreadable) {
      problems.push({ path, message: renderMessage(reasonOf(error), args.language) });
    }
    planning.definitions.push(...files.filter((path) => path !== asked && basename(path) === 'Chart.yaml'));
    for (const path of files) {
      if (planning.seen.has(resolve(path)) || (isRendered && isBelow(path, join(asked, 'templates'))))
        continue;
      await plan(path, planning);
    }
  }
  const { tasks, met } = await meetCharts(planning);
  return { tasks, charts: planning.charts, met, problems };
}

/** Takes charts out of the files that were found: their templates are judged with what the charts render. */
async function meetCharts(planning: Planning): Promise<Pick<PlannedFiles, 'tasks' | 'met'>> {
  const { charts, findProject, args } = planning;
  const named = new Set(charts.map(({ path }) => resolve(path)));
  const asked = new Set(args.paths.map((path) => resolve(path)));
  const met: MetChart[] = [];
  const taken = new Set<FileTask>();
  for (const definition of planning.definitions) {
    const path = dirname(definition);
    const project = await findProject(definition);
    if (named.has(resolve(path)) || project?.leavesOut(definition) || isInside(path, met)) continue;
    const templates = planning.tasks.filter(
      (task) =>
        task.kind === 'template' &&
        isBelow(task.path, join(path, 'templates')) &&
        !asked.has(resolve(task.path)),
    );
    for (const task of templates) taken.add(task);
    const read = async (): Promise<ChartTask | null> => {
      const chart = await chartAt(path, planning);
      return chart && !('id' in chart) ? chart : null;
    };
    met.push({ path, templates, read });
  }
  return { tasks: planning.tasks.filter((task) => !taken.has(task)), met };
}

/** A chart in another one is judged with that. */
function isInside(path: string, charts: readonly MetChart[]): boolean {
  return charts.some((chart) => isBelow(path, join(chart.path, 'charts')));
}

function isBelow(path: string, folder: string): boolean {
  return !relative(folder, path).startsWith('..');
}

/** Whether the chart could be rendered; if not, its templates are judged as they are written. */
async function planChart(path: string, planning: Planning): Promise<boolean> {
  const { charts, args, problems } = planning;
  const chart = await chartAt(path, planning);
  if ('id' in chart) {
    problems.push({ path, message: renderMessage(chart, args.language) });
    return true;
  }
  charts.push(chart);
  return chart.rendering.chart !== null;
}

/** Reads and renders a chart with what its project file and the flags say; the words where that cannot be done. */
async function chartAt(path: string, planning: Planning): Promise<ChartTask | Message> {
  const { args, findProject } = planning;
  const project = await findProject(isPackedName(path) ? path : join(path, 'Chart.yaml'));
  const helm = settingsOf(project).helm ?? noHelmSettings;
  const values = await projectValues(path, helm, args.valuesProfile);
  if ('id' in values) return values;
  const chart = await readChart(path, {
    ...args,
    values: args.values.length > 0 ? args.values : values,
    kubeVersion: args.kubeVersion ?? defaultKubeVersion,
  });
  if ('id' in chart) return chart;
  const context = contextOf(project, planning);
  const leavesOut = (file: string): boolean => project?.leavesOut(file) ?? false;
  const checksDormantProbes = args.dormantProbes ?? helm.checkDormantProbes ?? false;
  return { ...chart, context, leavesOut, checksDormantProbes };
}

async function plan(path: string, planning: Planning, bytes?: Uint8Array): Promise<void> {
  const { tasks, seen, disk, findProject, tell, args } = planning;
  seen.add(resolve(path));
  const kind = await fileKindOf(path, disk);
  if (!kind) return;
  const project = await findProject(path);
  if (project && kind !== 'project' && project.leavesOut(path)) {
    if (args.paths.includes(path)) tell(message('cli-left-out', { path, file: project.path }));
    return;
  }
  const context = contextOf(project, planning);
  if (project) planProject(project, context, planning);
  tasks.push({ path, kind, context, ...(bytes ? { bytes } : {}) });
}

/** A project file that settles how files are judged is judged before the first of them. */
function planProject({ path }: Project, context: AnalysisContext, { tasks, seen }: Planning): void {
  const place = resolve(path);
  if (seen.has(place)) return;
  seen.add(place);
  tasks.push({ path, kind: 'project', context });
}

/** Flags win over the project file, which wins over the defaults; of the rules each by itself. */
function contextOf(project: Project | null, { flags, tell, toldVersions }: Planning): AnalysisContext {
  const settings = settingsOf(project);
  const reading = readKubernetesVersion(flags.kubernetesVersion ?? settings.kubernetesVersion ?? 'auto');
  if (reading.kind === 'clamped' && !toldVersions.has(reading.asked)) {
    toldVersions.add(reading.asked);
    const args = { asked: reading.asked, used: formatKubernetesVersion(reading.version) };
    tell(message('cli-version-clamped', args));
  }
  return {
    kubernetesVersion: reading.version,
    severities: { ...settings.rules, ...flags.rules },
    profile: flags.profile ?? settings.profile ?? 'recommended',
  };
}

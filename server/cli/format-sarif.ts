import { isAbsolute } from 'node:path';
import { pathToFileURL } from 'node:url';
import packageManifest from '../../package.json' with { type: 'json' };
import type { Language, Severity } from '../core/index.ts';
import { documentationUrl, message, renderMessage, ruleIds } from '../core/index.ts';
import type { Range } from '../positions/line-table.ts';
import { fingerprintsOf, portablePath } from './fingerprint.ts';
import type { CheckReport, ReportedFinding, ReportedFix } from './report.ts';
import { ruleOf } from './rules.ts';

const levels: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  information: 'note',
  hint: 'note',
};

export interface SarifOptions {
  readonly language: Language;
  /** What relative paths count from. */
  readonly folder: string;
}

/** The report in the Static Analysis Results Interchange Format 2.1.0 (OASIS), for code scanning. */
export function formatSarif(report: CheckReport, options: SarifOptions): string {
  const { folder, language } = options;
  const fingerprints = fingerprintsOf(report.findings, folder);
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: packageManifest.displayName,
            semanticVersion: packageManifest.version,
            informationUri: documentationUrl('README'),
            rules: ruleIds.map((id) => ruleDescriptor(id, language)),
          },
        },
        language: language === 'ko' ? 'ko-KR' : 'en-US',
        columnKind: 'utf16CodeUnits',
        originalUriBaseIds: { SRCROOT: { description: { text: 'Where the check was started.' } } },
        invocations: [invocationOf(report, folder)],
        results: report.findings.map((finding, index) =>
          resultOf(finding, { folder, fingerprint: fingerprints[index] ?? '' }),
        ),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

function ruleDescriptor(id: string, language: Language): object {
  const rule = ruleOf(id);
  const helpUri = documentationUrl(id);
  if (!rule) return { id, helpUri };
  const say = (name: 'title' | 'what' | 'why' | 'instead'): string =>
    renderMessage(message(rule.docs[name]), language);
  const help = `${say('why')}\n\n${say('instead')}`;
  return {
    id,
    shortDescription: { text: say('title') },
    fullDescription: { text: say('what') },
    help: { text: help, markdown: help },
    helpUri,
    defaultConfiguration: { level: levels[rule.severity] },
    properties: { profile: rule.profile, tags: [rule.concern] },
  };
}

function invocationOf({ problems }: CheckReport, folder: string): object {
  return {
    executionSuccessful: problems.length === 0,
    toolExecutionNotifications: problems.map((problem) => ({
      level: 'error',
      message: { text: problem.message },
      locations: [{ physicalLocation: { artifactLocation: artifactAt(problem.path, folder) } }],
    })),
  };
}

function resultOf(
  finding: ReportedFinding,
  { folder, fingerprint }: { readonly folder: string; readonly fingerprint: string },
): object {
  return {
    ruleId: finding.ruleId,
    ruleIndex: (ruleIds as readonly string[]).indexOf(finding.ruleId),
    level: levels[finding.severity],
    message: { text: wordsOf(finding) },
    locations: [
      {
        physicalLocation: physical(finding, folder),
        ...(finding.objectPath === ''
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: finding.objectPath }] }),
      },
    ],
    relatedLocations: (finding.related ?? []).map((related, id) => ({
      id,
      message: { text: related.message },
      physicalLocation: physical(related, folder),
    })),
    partialFingerprints: { 'kubeProbesIdentity/v1': fingerprint },
    fixes: finding.fixes.map((fix) => fixOf(fix, folder)),
    properties: { category: finding.category },
  };
}

function wordsOf({ message: words, apiMessage, objectPath }: ReportedFinding): string {
  if (apiMessage === undefined) return words;
  return `${words}\n${objectPath === '' ? '' : `${objectPath}: `}${apiMessage}`;
}

function fixOf({ title, edits }: ReportedFix, folder: string): object {
  const paths = [...new Set(edits.map(({ path }) => path))];
  return {
    description: { text: title },
    artifactChanges: paths.map((path) => ({
      artifactLocation: artifactAt(path, folder),
      replacements: edits
        .filter((edit) => edit.path === path)
        .map(({ range, newText }) => ({
          deletedRegion: regionOf(range),
          insertedContent: { text: newText },
        })),
    })),
  };
}

function physical({ path, range }: { readonly path: string; readonly range: Range }, folder: string): object {
  return { artifactLocation: artifactAt(path, folder), region: regionOf(range) };
}

/** Standard input has no address, but every place needs one. */
function artifactAt(path: string, folder: string): object {
  const portable = portablePath(path, folder);
  if (isAbsolute(portable)) return { uri: pathToFileURL(portable).href };
  const uri = portable === '-' ? 'stdin' : portable.split('/').map(encodeURIComponent).join('/');
  return { uri, uriBaseId: 'SRCROOT' };
}

function regionOf({ start, end }: Range): object {
  return {
    startLine: start.line + 1,
    startColumn: start.character + 1,
    endLine: end.line + 1,
    endColumn: end.character + 1,
  };
}

import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Language, ProjectFile, ValidationScope, Workspace } from '../core/index.ts';
import {
  fileRole,
  findProjectFile,
  formatKubernetesVersion,
  isExcluded,
  message,
  newestKnownVersion,
  noProjectSettings,
  oldestKnownVersion,
  projectSettingsOf,
  readKubernetesVersion,
  renderMessage,
  splitPath,
} from '../core/index.ts';
import { relativePath } from './file-globs.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import { isWorkingCopy } from './quiet.ts';
import type { Session } from './session.ts';
import type { ProjectedSettings, Settings } from './settings.ts';
import { languageFor, sectionOf, settingsSection, withProject } from './settings.ts';
import { pathOfUri } from './workspace.ts';

/** Finds out under which circumstances files are judged: settings per resource, and what kind of file each is. */
export class CircumstancesFinder {
  readonly #session: Session;
  readonly #workspace: Workspace;
  /** For clients that do not answer questions about their settings. */
  #told: unknown;
  /** By folder. */
  readonly #projects = new Map<string, Promise<ProjectFile | null>>();
  readonly #noticedVersions = new Set<string>();

  constructor(
    session: Session,
    start: { readonly initializationOptions: unknown; readonly workspace: Workspace },
  ) {
    this.#session = session;
    this.#told = sectionOf(start.initializationOptions);
    this.#workspace = start.workspace;
  }

  /** Takes settings that the client sent unasked. */
  tell(settings: unknown): void {
    if (settings !== null && settings !== undefined) this.#told = sectionOf(settings);
  }

  /** Looks for project files anew from now on. */
  forgetProjects(): void {
    this.#projects.clear();
  }

  async find(document: OpenDocument): Promise<Circumstances> {
    const [section, project, role] = await Promise.all([
      this.#sectionFor(document.uri),
      this.#projectFor(document.uri),
      fileRole({ path: pathOfUri(document.uri), languageId: document.languageId }, this.#workspace),
    ]);
    const projected = withProject(section, project ? projectSettingsOf(project.text) : noProjectSettings);
    const { settings } = projected;
    const language = languageFor(settings, this.#session.abilities.locale);
    const reading = readKubernetesVersion(settings.kubernetesVersion);
    if (reading.kind !== 'exact' && settings.enable) this.#notice(reading, language);
    return {
      settings,
      language,
      context: {
        kubernetesVersion: reading.version,
        severities: settings.rules,
        profile: settings.profile,
        scope: this.#scopeFor(settings),
      },
      role,
      isExcluded: role !== 'project-file' && this.#isExcluded(document.uri, projected, project),
    };
  }

  #isExcluded(uri: string, { settings, globsOf }: ProjectedSettings, project: ProjectFile | null): boolean {
    const { include, exclude } = settings.files;
    const path = relativePath(uri, this.#session.abilities.folders);
    const inProject = relativePath(uri, project ? [project.folder] : []);
    const nothing: readonly string[] = [];
    return (
      isExcluded(globsOf.include === 'project' ? inProject : path, { include, exclude: nothing }) ||
      isExcluded(globsOf.exclude === 'project' ? inProject : path, { include: nothing, exclude })
    );
  }

  /** The project file that speaks for a file, as it is stored. */
  #projectFor(uri: string): Promise<ProjectFile | null> {
    const { folder } = splitPath(pathOfUri(uri));
    if (folder === '' || !isWorkingCopy(uri)) return Promise.resolve(null);
    const known = this.#projects.get(folder);
    if (known) return known;
    const roots = this.#session.abilities.folders.map((root) => (root.endsWith('/') ? root : `${root}/`));
    const found = findProjectFile(folder, roots, this.#workspace);
    this.#projects.set(folder, found);
    return found;
  }

  /** Beside an extension that judges all YAML, nothing is said twice. */
  #scopeFor({ validationScope }: Settings): ValidationScope {
    if (validationScope !== 'auto') return validationScope;
    return this.#session.abilities.standsBesideYamlExtension ? 'probes' : 'pod';
  }

  async #sectionFor(uri: string): Promise<unknown> {
    const { connection, abilities } = this.#session;
    if (!abilities.readsConfiguration) return this.#told;
    try {
      return await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection });
    } catch (problem) {
      connection.console.warn(`settings of ${uri}: ${String(problem)}`);
      return null;
    }
  }

  /** Tells once per value that another release stands in for the one that was asked for. */
  #notice(
    reading: Exclude<ReturnType<typeof readKubernetesVersion>, { kind: 'exact' }>,
    language: Language,
  ): void {
    if (this.#noticedVersions.has(reading.asked)) return;
    this.#noticedVersions.add(reading.asked);
    const id = reading.kind === 'clamped' ? 'server-version-clamped' : 'server-version-unreadable';
    const args = {
      asked: reading.asked,
      used: formatKubernetesVersion(reading.version),
      oldest: formatKubernetesVersion(oldestKnownVersion),
      newest: formatKubernetesVersion(newestKnownVersion),
    };
    void this.#session.connection.sendNotification(ShowMessageNotification.type, {
      type: MessageType.Warning,
      message: renderMessage(message(id, args), language),
    });
  }
}

import { MessageType, ShowMessageNotification } from 'vscode-languageserver';
import type { Language, ValidationScope, Workspace } from '../core/index.ts';
import {
  fileRole,
  formatKubernetesVersion,
  message,
  newestKnownVersion,
  oldestKnownVersion,
  readKubernetesVersion,
  renderMessage,
} from '../core/index.ts';
import { isExcluded, relativePath } from './file-globs.ts';
import type { Circumstances, OpenDocument } from './open-document.ts';
import type { Session } from './session.ts';
import type { Settings } from './settings.ts';
import { defaultSettings, languageFor, readSettings, sectionOf, settingsSection } from './settings.ts';
import { pathOfUri } from './workspace.ts';

/** Finds out under which circumstances files are judged: settings per resource, and what kind of file each is. */
export class CircumstancesFinder {
  readonly #session: Session;
  readonly #workspace: Workspace;
  /** For clients that do not answer questions about their settings. */
  #told: Settings;
  readonly #noticedVersions = new Set<string>();

  constructor(
    session: Session,
    start: { readonly initializationOptions: unknown; readonly workspace: Workspace },
  ) {
    this.#session = session;
    this.#told = readSettings(sectionOf(start.initializationOptions));
    this.#workspace = start.workspace;
  }

  /** Takes settings that the client sent unasked. */
  tell(settings: unknown): void {
    if (settings !== null && settings !== undefined) this.#told = readSettings(sectionOf(settings));
  }

  async find(document: OpenDocument): Promise<Circumstances> {
    const [settings, role] = await Promise.all([
      this.#settingsFor(document.uri),
      fileRole({ path: pathOfUri(document.uri), languageId: document.languageId }, this.#workspace),
    ]);
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
      isExcluded: isExcluded(relativePath(document.uri, this.#session.abilities.folders), settings.files),
    };
  }

  /** Beside an extension that judges all YAML, nothing is said twice. */
  #scopeFor({ validationScope }: Settings): ValidationScope {
    if (validationScope !== 'auto') return validationScope;
    return this.#session.abilities.standsBesideYamlExtension ? 'probes' : 'pod';
  }

  async #settingsFor(uri: string): Promise<Settings> {
    const { connection, abilities } = this.#session;
    if (!abilities.readsConfiguration) return this.#told;
    try {
      return readSettings(
        await connection.workspace.getConfiguration({ scopeUri: uri, section: settingsSection }),
      );
    } catch (problem) {
      connection.console.warn(`settings of ${uri}: ${String(problem)}`);
      return defaultSettings;
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

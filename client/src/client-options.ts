import type { LogOutputChannel } from 'vscode';
import { extensions } from 'vscode';
import type { LanguageClientOptions } from 'vscode-languageclient';
import type { InitializationOptions } from '../../server/src/protocol.ts';
import { openTimelineCommand } from '../../server/src/timeline-protocol.ts';
import { middleware } from './middleware.ts';
import { configurationWith } from './workspace-settings.ts';

/** Red Hat's YAML support, which judges syntax, duplicate keys and, with a schema, types. */
const yamlExtensionId = 'redhat.vscode-yaml';

/** Without a scheme: remote and virtual folders and unsaved files count as well. */
export const documentSelector = [
  { language: 'yaml' },
  { language: 'helm' },
  { language: 'helm-template' },
  { language: 'gotmpl' },
  { language: 'go-template' },
  // Helpers of charts have no language of their own unless another extension gives them one, and that may be any.
  { pattern: '**/templates/**/*.{tpl,yaml,yml}' },
];

export function clientOptions(
  outputChannel: LogOutputChannel,
  pickedFor: (uri: string) => string | undefined,
): LanguageClientOptions {
  const initializationOptions: InitializationOptions = {
    answersFileQuestions: true,
    showsStatus: true,
    turnsRulesOff: true,
    opensTimeline: true,
    hasRuleCommands: true,
    standsBesideYamlExtension: extensions.getExtension(yamlExtensionId) !== undefined,
  };
  return {
    documentSelector,
    outputChannel,
    initializationOptions,
    middleware: { ...middleware, workspace: { configuration: configurationWith(pickedFor) } },
    // Hovers may open the timeline, and nothing else.
    markdown: { isTrusted: { enabledCommands: [openTimelineCommand] } },
    diagnosticPullOptions: { onChange: true, onFocus: true },
  };
}

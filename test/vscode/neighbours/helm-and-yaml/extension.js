// Answers what extensions for Helm and YAML answer, each with words that tell it apart.
const { CompletionItem, Hover, Range, TextEdit, languages } = require('vscode');

const selector = ['helm', 'helm-template', 'yaml'];

exports.activate = ({ subscriptions }) => {
  const problems = languages.createDiagnosticCollection('neighbour');
  subscriptions.push(
    problems,
    languages.registerCompletionItemProvider(selector, {
      provideCompletionItems: () => [
        new CompletionItem('neighbourProbe'),
        new CompletionItem('livenessProbe'),
      ],
    }),
    languages.registerHoverProvider(selector, { provideHover: () => new Hover('told by the neighbour') }),
    languages.registerDocumentFormattingEditProvider(selector, {
      provideDocumentFormattingEdits: (document) =>
        document.lineAt(0).text.startsWith('#')
          ? []
          : [TextEdit.insert(document.positionAt(0), '# formatted by the neighbour\n')],
    }),
    languages.registerDocumentSymbolProvider(selector, { provideDocumentSymbols: () => [] }),
    languages.registerCodeLensProvider(selector, {
      provideCodeLenses: () => [
        {
          isResolved: true,
          range: new Range(0, 0, 0, 0),
          command: { title: 'above by the neighbour', command: '' },
        },
      ],
    }),
  );
};

'use strict';
const { TABLES } = require('./framework/log-tables');

/** Loads Microsoft's parser, which puts its namespaces on the global object. */
function kusto() {
  require('@kusto/language-service-next/bridge.min.js');
  require('@kusto/language-service-next/Kusto.Language.Bridge.min.js');
  return globalThis.Kusto.Language;
}

/** The parser's view of a Log Analytics workspace. */
function workspace(language) {
  const tables = Object.entries(TABLES).map(([name, columns]) =>
    language.Symbols.TableSymbol.From(columns).WithName(name),
  );
  return language.GlobalState.Default.WithDatabase(new language.Symbols.DatabaseSymbol.ctor('workspace', tables));
}

function judge(documents) {
  const language = kusto();
  const globals = workspace(language);
  return documents.flatMap(({ id, text }) => {
    const diagnostics = language.KustoCode.ParseAndAnalyze(text, globals).GetDiagnostics();
    return Array.from({ length: diagnostics.Count }, (_, index) => diagnostics.getItem(index))
      .filter((found) => found.Severity === 'Error')
      .map((found) => ({ id, message: `${found.Code} ${found.Message}` }));
  });
}

const QUERY = 'azure/queries/errors.kql';

/** @type {import('./framework/documents').Judge} */
module.exports = {
  name: 'kusto',
  says: "log queries through Microsoft's own Kusto parser and binder, with the columns of the documented tables",
  files: /^azure\/queries\/[^/]+\.kql$/,
  samples: [QUERY],
  mistakes: [
    {
      what: 'a parenthesis that is not closed',
      sample: QUERY,
      change: (q) => q.replace('countif(ResponseCode >= 500)', 'countif(ResponseCode >= 500'),
      expect: /\)|Expected/i,
    },
    {
      what: 'a column that the table does not have',
      sample: QUERY,
      change: (q) => q.replace('ResponseCode', 'ResponsCode'),
      expect: /ResponsCode/,
    },
    {
      what: 'a table that is not there',
      sample: QUERY,
      change: (q) => q.replace('AmlOnlineEndpointTrafficLog', 'AmlOnlineEndpointTraficLog'),
      expect: /AmlOnlineEndpointTraficLog/,
    },
    {
      what: 'an operator that is not there',
      sample: QUERY,
      change: (q) => q.replace('summarize', 'summarise'),
      expect: /operator expected/,
    },
  ],
  judge,
};

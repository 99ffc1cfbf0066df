/** A program whose start alone costs seconds of CPU, or a good part of one. */
export interface HeavyRuntime {
  readonly kind: 'jvm' | 'erlang' | 'erlang-light' | 'interpreter';
  readonly program: string;
}

const jvmPrograms: ReadonlySet<string> = new Set([
  ...['java', 'jcmd', 'jps', 'jstat', 'keytool', 'nodetool', 'zkCli.sh', 'zookeeper-shell', 'hdfs', 'hbase'],
  ...['zookeeper-shell.sh', 'solr', 'jboss-cli.sh', 'asadmin'],
]);

/** Started in Python since Cassandra 4 and before, with a driver to load. */
const interpreters: ReadonlySet<string> = new Set([
  ...['cqlsh', 'node', 'nodejs', 'ruby', 'php', 'perl', 'rails', 'rake', 'bundle', 'artisan', 'manage.py'],
  ...['airflow', 'dotnet', 'kubectl', 'aws', 'gcloud', 'az', 'npm', 'npx', 'yarn'],
]);

/** Recognises a program that is expensive to start by the words of one simple command. */
export function heavyRuntimeOf(words: readonly string[]): HeavyRuntime | null {
  const [path = '', ...rest] = words;
  const program = path.slice(path.lastIndexOf('/') + 1);
  if (isJvm(program)) return { kind: 'jvm', program };
  if (program === 'rabbitmqctl') return { kind: 'erlang', program };
  if (program === 'rabbitmq-diagnostics') return { kind: 'erlang-light', program };
  if (/^python[\d.]*$/.test(program)) return { kind: 'interpreter', program };
  if (program === 'celery') return rest.includes('inspect') ? { kind: 'interpreter', program } : null;
  return interpreters.has(program) && !onlyAsksVersion(rest) ? { kind: 'interpreter', program } : null;
}

function isJvm(program: string): boolean {
  return jvmPrograms.has(program) || /^(?:kafka|spark)-[\w-]+(?:\.sh)?$/.test(program);
}

function onlyAsksVersion(words: readonly string[]): boolean {
  return words.length === 1 && /^(?:-v|--version)$/.test(words[0] ?? '');
}

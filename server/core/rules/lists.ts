/*
 * Names the rules know programs by. They are matched word by word against an image's own name (`image-name.ts`),
 * whatever registry and organisation it comes from.
 */

/** Programs that run on the Java virtual machine: tens of seconds to start are normal, more under a CPU limit. */
export const jvmImages: readonly string[] = [
  'openjdk',
  'eclipse-temurin',
  'temurin',
  'amazoncorretto',
  'corretto',
  'ibmjava',
  'sapmachine',
  'spring',
  'tomcat',
  'jetty',
  'wildfly',
  'jboss',
  'quarkus',
  'payara',
  'glassfish',
  'jenkins',
  'keycloak',
  'sonarqube',
  'nexus3',
  'kafka',
  'zookeeper',
  'elasticsearch',
  'opensearch',
  'logstash',
  'cassandra',
  'solr',
  'neo4j',
  'activemq',
  'artemis',
  'pulsar',
  'flink',
  'spark',
  'trino',
  'presto',
  'nifi',
  'hive',
  'hbase',
  'graylog',
  'liquibase',
];

/** Organisations whose images run on the Java virtual machine. */
export const jvmOrganisations: readonly string[] = ['confluentinc'];

/** Data stores, fast and slow ones. */
export const databaseImages: readonly string[] = [
  'postgres',
  'postgresql',
  'timescale',
  'mysql',
  'mariadb',
  'percona',
  'mongo',
  'redis',
  'valkey',
  'rabbitmq',
  'clickhouse',
  'cockroach',
  'influxdb',
  'etcd',
  'consul',
  'vault',
  'couchdb',
  'couchbase',
  'memcached',
];

/**
 * Data stores that read back a log or an index before they answer. Redis and Valkey do so only with a volume,
 * which the facts do not tell; Consul, Vault and memcached answer at once.
 */
export const replayingImages: readonly string[] = [
  'postgres',
  'postgresql',
  'timescale',
  'mysql',
  'mariadb',
  'percona',
  'mongo',
  'rabbitmq',
  'clickhouse',
  'cockroach',
  'influxdb',
  'etcd',
  'couchdb',
  'couchbase',
  'neo4j',
];

/** Images, by their whole name, whose program serves within a second or two of its start. */
export const instantImages: readonly string[] = ['pause', 'nginx', 'nginx-unprivileged'];

/** Containers that come with a mesh, an agent or an operator rather than from the author. */
export const sidecarNames: readonly string[] = [
  'istio-proxy',
  'linkerd-proxy',
  'envoy',
  'cloud-sql-proxy',
  'cloudsql-proxy',
  'vault-agent',
  'fluent-bit',
  'fluentd',
  'filebeat',
  'promtail',
  'otel-agent',
  'oauth2-proxy',
  'kube-rbac-proxy',
  'daprd',
  'consul-dataplane',
  'datadog-agent',
  'config-reloader',
];

/** Words that make `redis-exporter` or `postgres-operator` something else than the program they name. */
export const companionWords: readonly string[] = [
  'admin',
  'adminer',
  'agent',
  'backup',
  'bouncer',
  'client',
  'cli',
  'controller',
  'dashboard',
  'exporter',
  'init',
  'manager',
  'metrics',
  'migrate',
  'migration',
  'migrations',
  'native',
  'operator',
  'proxy',
  'reloader',
  'sidecar',
  'tools',
  'ui',
  'webhook',
];

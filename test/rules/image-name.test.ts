import assert from 'node:assert/strict';
import { test } from 'node:test';
import { imageNameOf, programIn } from '../../server/core/rules/image-name.ts';
import { jvmImages, replayingImages } from '../../server/core/rules/lists.ts';

test('registry, organisation, tag and digest are told apart', () => {
  const names = [
    'postgres',
    'postgres:16-alpine',
    'docker.io/library/postgres:16@sha256:0123456789abcdef',
    'localhost/postgres',
    'registry.local:5000/team/db/postgres:16',
    'localhost:5000/postgres',
  ];
  for (const reference of names) assert.equal(imageNameOf(reference).name, 'postgres', reference);
  assert.deepEqual(imageNameOf('quay.io/team/db/x:1').organisations, ['team', 'db']);
  assert.deepEqual(imageNameOf('confluentinc/cp-kafka').organisations, ['confluentinc']);
  assert.equal(imageNameOf('').name, '');
});

test('a program is found by whole words of the name', () => {
  const found: Record<string, string | null> = {
    'postgres:16': 'postgres',
    'bitnami/postgresql:16': 'postgresql',
    'timescale/timescaledb-ha:pg16': 'timescale',
    'percona/percona-server-mongodb': 'percona',
    'mongodb/mongodb-community-server': 'mongo',
    mysql8: 'mysql',
    'ghcr.io/team/my-postgres': 'postgres',
    'prometheuscommunity/postgres-exporter': null,
    'oliver006/redis_exporter': null,
    'team/mysqlish': null,
    'postgres.example.com/team/web': null,
    'postgres/web': null,
  };
  for (const [image, program] of Object.entries(found)) {
    assert.equal(programIn(imageNameOf(image), replayingImages), program, image);
  }
});

test('the virtual machine is seen through several words', () => {
  assert.equal(programIn(imageNameOf('eclipse-temurin:21'), jvmImages), 'eclipse-temurin');
  assert.equal(programIn(imageNameOf('team/spring-petclinic'), jvmImages), 'spring');
  assert.equal(programIn(imageNameOf('provectuslabs/kafka-ui'), jvmImages), null);
  assert.equal(programIn(imageNameOf('team/quarkus-native'), jvmImages), null);
});

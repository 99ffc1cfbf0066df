import assert from 'node:assert/strict';
import { suite, test } from 'node:test';
import { renderChart } from '../../../../server/core/helm/render.ts';
import { chartRequest } from '../../../support/drawn-chart.ts';

/*
 * What Helm 3.22 lets through and what it refuses because of `values.schema.json`.
 */

function refusal(schema: string, values: string): string | null {
  const files = { 'values.yaml': values, 'values.schema.json': schema, 'templates/t.yaml': '' };
  const { problems } = renderChart(chartRequest(files));
  const [problem] = problems;
  if (!problem) return null;
  assert.equal(problem.stage, 'values');
  return /^- (.*)$/m.exec(problem.message)?.[1] ?? problem.message;
}

const draft = (name: string): string => `"$schema": "http://json-schema.org/${name}"`;

suite('values.schema.json', () => {
  const cases: readonly (readonly [schema: string, values: string, refusal: string | null])[] = [
    // What is wrong in the schema itself.
    [
      '{"type": "strin"}',
      '',
      "at '/type': value must be one of 'array', 'boolean', 'integer', 'null', 'number', 'object', 'string'",
    ],
    ['{"properties": {"a": {"pattern": "["}}}', '', "at '/properties/a/pattern': '[' is not valid regex"],
    ['{"patternProperties": {"(": {}}}', '', 'invalid regex "("'],
    ['{"$defs": {"unused": {"patternProperties": {"(": {}}}}}', '', 'invalid regex "("'],
    ['{"properties": {"a": {"$ref": "#/definitions/x"}}}', '', '"#/definitions/x" leads nowhere'],
    ['{"properties": {"a": {"$ref": "#nowhere"}}}', '', '"#nowhere" leads nowhere'],
    [
      '{"properties": {"a": {"$ref": "other.json"}}}',
      '',
      'failing loading "file:///other.json": no such file',
    ],
    ['{"$defs": {"unused": {"$ref": "#/nowhere"}}}', '', null],
    ['{"properties": {"a": {"$ref": "https://example.com/x.json"}}}', 'a: 1', null],
    [
      '{"$schema": "http://example.com"}',
      '',
      'failing loading "http://example.com": schemas are not fetched',
    ],
    ['{"$schema": 7}', '', "at '/$schema': got number, want string"],
    ['{"minLength": -1}', '', "at '/minLength': minimum: got -1, want 0"],
    ['{"required": "a"}', '', "at '/required': got string, want array"],
    ['{"required": ["a", "a"]}', 'a: 1', "at '/required': items at 0 and 1 are equal"],
    ['{"anyOf": []}', '', "at '/anyOf': minItems: got 0, want 1"],
    ['{"properties": {"a": 1}}', '', "at '/properties/a': no schema"],
    ['{"items": [{}]}', '', "at '/items': no schema"],
    [`{${draft('draft-07/schema#')}, "items": [{}]}`, '', null],
    [`{${draft('draft-07/schema#')}, "enum": []}`, '', "at '/enum': minItems: got 0, want 1"],
    [
      `{${draft('draft-04/schema#')}, "exclusiveMinimum": 1}`,
      '',
      "at '/exclusiveMinimum': got number, want boolean",
    ],
    [
      `{${draft('draft-04/schema#')}, "exclusiveMinimum": true}`,
      '',
      "at '': properties 'minimum' required, if 'exclusiveMinimum' exists",
    ],
    ['{"$defs": {"x": {"$anchor": "a"}, "y": {"$anchor": "a"}}}', '', 'duplicate anchor "a"'],
    ['[]', '', "at '': got list, want boolean or object"],
    ['false', '', "at '': false schema"],
    // Drafts know their own keywords only.
    [`{${draft('draft-04/schema#')}, "const": 1}`, '', null],
    [`{${draft('draft-06/schema#')}, "const": 1}`, '', "at '': value must be the constant"],
    [`{${draft('draft-06/schema#')}, "if": true, "then": false}`, '', null],
    [`{${draft('draft-07/schema#')}, "if": true, "then": false}`, '', "at '': false schema"],
    [`{${draft('draft-07/schema#')}, "dependentRequired": {"a": ["b"]}}`, 'a: 1', null],
    ['{"dependentRequired": {"a": ["b"]}}', 'a: 1', "at '': missing property 'b'"],
    [
      `{${draft('draft-04/schema#')}, "properties": {"a": {"minimum": 1, "exclusiveMinimum": true}}}`,
      'a: 1',
      "at '/a': minimum: got 1, want 1",
    ],
    // Beside a reference nothing counts in old drafts.
    [
      `{${draft('draft-07/schema#')}, "properties": {"a": {"$ref": "#/definitions/x", "type": "string"}}, "definitions": {"x": {"minimum": 1}}}`,
      'a: 1',
      null,
    ],
    [
      '{"properties": {"a": {"$ref": "#/$defs/x", "type": "string"}}, "$defs": {"x": {"minimum": 1}}}',
      'a: 1',
      "at '/a': got number, want string",
    ],
    [
      '{"properties": {"a": {"$ref": "#x"}}, "$defs": {"x": {"$anchor": "x", "type": "string"}}}',
      'a: 1',
      "at '/a': got number, want string",
    ],
    [
      '{"properties": {"a": {"$ref": "/x.json"}}, "$defs": {"x": {"$id": "/x.json", "type": "string"}}}',
      'a: 1',
      "at '/a': got number, want string",
    ],
    ['{"allOf": [{"$ref": "#"}]}', '', "at '': reference cycle"],
    [
      '{"properties": {"a": {"$ref": "#"}}, "required": ["a"]}',
      'a: {a: {}}',
      "at '/a/a': missing property 'a'",
    ],
    // Formats count up to draft 7.
    [
      `{${draft('draft-07/schema#')}, "properties": {"a": {"format": "ipv4"}}}`,
      'a: 1.2.3',
      "at '/a': '1.2.3' is not valid ipv4",
    ],
    ['{"properties": {"a": {"format": "ipv4"}}}', 'a: 1.2.3', null],
    [
      `{${draft('draft-07/schema#')}, "properties": {"a": {"format": "uri"}}}`,
      'a: relative',
      "at '/a': 'relative' is not valid uri",
    ],
    [`{${draft('draft-07/schema#')}, "properties": {"a": {"format": "mine"}}}`, 'a: x', null],
    // What nobody has looked at.
    ['{"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}', 'a: 1', null],
    [
      '{"allOf": [{"properties": {"a": true}}], "unevaluatedProperties": false}',
      'b: 1',
      "at '/b': false schema",
    ],
    ['{"properties": {"a": {"contains": {"const": 1}, "unevaluatedItems": false}}}', 'a: [1, 1]', null],
    [
      '{"properties": {"a": {"contains": {"const": 1}, "maxContains": 1}}}',
      'a: [1, 1]',
      "at '/a': max 1 items required to match contains schema, but matched 2 items",
    ],
    [
      `{${draft('draft-07/schema#')}, "properties": {"a": {"items": [true], "additionalItems": false}}}`,
      'a: [1, 1]',
      "at '/a': last 1 additionalItem(s) not allowed",
    ],
    ['{"propertyNames": {"maxLength": 1}}', 'long: 1', "at '': invalid propertyName 'long'"],
  ];
  for (const [schema, values, expected] of cases)
    test(`${schema} with ${values || 'nothing'}`, () => assert.equal(refusal(schema, values), expected));
});

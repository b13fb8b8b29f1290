import { expect, test } from 'vitest';
import { readProblem } from './problem.js';

test('every common shape of field errors gives the same issues', () => {
  const issues = [{ path: '/age', message: 'must be positive' }];
  expect(readProblem({ title: 'Bad', errors: [{ detail: 'must be positive', pointer: '#/age' }] })).toEqual({ text: 'Bad', issues });
  expect(readProblem({ errors: { age: ['must be positive'] } }).issues).toEqual(issues);
  expect(readProblem({ 'invalid-params': [{ name: 'age', reason: 'must be positive' }] }).issues).toEqual(issues);
  expect(readProblem({ errors: [{ status: '422', title: 'no', detail: 'must be positive', source: { pointer: '/age' } }] }).issues).toEqual(
    issues,
  );
  expect(
    readProblem({ code: 'rest_invalid_param', message: 'Invalid', data: { status: 400, params: { age: 'must be positive' } } }),
  ).toEqual({ text: 'Invalid', issues });
});

test('members of a wrong type are passed over', () => {
  expect(readProblem({ title: 7, detail: null, errors: 'many' })).toEqual({ issues: [] });
  expect(readProblem(null)).toEqual({ issues: [] });
  expect(readProblem([{ code: 404, description: 'Unknown service' }])).toEqual({ text: 'Unknown service', issues: [] });
});

test('DIGIT writes its errors with a capital', () => {
  const answer = { ResponseInfo: null, Errors: [{ code: 'INVALID_SOURCE', message: 'The source: sms is not valid', params: null }] };
  expect(readProblem(answer).issues).toEqual([{ path: '', message: 'The source: sms is not valid' }]);
});

test('paths become pointers', () => {
  expect(readProblem({ errors: { 'people[0].name': 'is missing' } }).issues).toEqual([{ path: '/people/0/name', message: 'is missing' }]);
});

import type { FormDefinition } from '../../forms/definition/form-definition.js';
import type { Question } from '../../forms/definition/questions.js';
import type { RequestType } from '../../requests/request-type.js';
import type { RequestUpdate, ServiceRequest } from '../../requests/service-request.js';
import type { When } from '../../when/when.js';
import { hasPlace, type SampleQuestion, type SampleReport, type SampleTown, type SampleType } from './sample-town.js';

/** The request that an adapter would make of a report. `more` overrides. */
export function toServiceRequest(
  source: string,
  report: SampleReport,
  { types }: Pick<SampleTown, 'types'>,
  more: Partial<ServiceRequest> = {},
): ServiceRequest {
  const { id, type: code, status, statusWord, stage, statusNote, description, requested, updated, expected, flaw } = report;
  const { agency, notice, address, addressId, postcode, where, media, answers, updates } = report;
  const type = types.find((one) => one.code === code);
  return {
    ref: { source, id },
    type: { id: code, ...(type && { name: type.name }) },
    authorityStatus: status,
    statusGiven: statusWord ?? status,
    ...(stage && { stage }),
    ...(statusNote && { statusNote }),
    ...(description && { description }),
    ...(flaw !== 'no-date' && { requested: toWhen(requested) }),
    ...(updated && { updated: toWhen(updated) }),
    ...(expected && { expected: toWhen(expected) }),
    ...(agency && { agency }),
    ...(notice && { notice }),
    ...(address && { address }),
    ...(addressId && { addressId }),
    ...(postcode && { postcode }),
    ...(where && hasPlace(report) && { where }),
    ...(media && { media: media.map((url) => ({ url })) }),
    ...(answers && { answers: Object.entries(answers).map(([name, value]) => ({ code: name, value })) }),
    ...(updates && { updates: toUpdates(source, report) }),
    ...more,
  };
}

/** What happened to a report, oldest first. */
export function toUpdates(source: string, { id, updates = [] }: SampleReport): readonly RequestUpdate[] {
  return updates.map(({ id: own, at, status, stage, description }) => ({
    id: own,
    request: { source, id },
    at: toWhen(at),
    description,
    authorityStatus: status,
    statusGiven: status,
    ...(stage && { stage }),
  }));
}

export function toRequestType(
  source: string,
  { code, name, description, group, keywords, processing, questions }: SampleType,
): RequestType {
  return {
    ref: { source, id: code },
    name,
    hasQuestions: questions !== undefined,
    processing,
    ...(description && { description }),
    ...(group && { groups: [group] }),
    ...(keywords && { keywords }),
  };
}

export function toFormDefinition({ code, name, questions = [] }: SampleType): FormDefinition {
  return {
    format: 'civic-form/1',
    id: code,
    version: '1',
    title: name,
    pages: [{ id: 'questions', questions: questions.map(toQuestion) }],
  };
}

function toQuestion({ code: id, datatype, label, hint, required, options = [] }: SampleQuestion): Question {
  const asked = { id, label, ...(hint && { hint }), ...(required && { required }) };
  const choices = options.map(({ key, name }) => ({ value: key, label: name }));
  switch (datatype) {
    case 'note':
      return { id, label, type: 'note' };
    case 'string':
      return { ...asked, type: 'text' };
    case 'text':
      return { ...asked, type: 'textarea' };
    case 'number':
      return { ...asked, type: 'decimal' };
    case 'datetime':
      return { ...asked, type: 'datetime' };
    case 'singlevaluelist':
      return { ...asked, type: 'choice', options: choices };
    case 'multivaluelist':
      return { ...asked, type: 'choices', options: choices };
  }
}

function toWhen(iso: string): When {
  return { iso, precision: 'instant', zone: 'given' };
}

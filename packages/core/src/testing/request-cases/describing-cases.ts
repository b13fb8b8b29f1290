import { check, checkEqual, checkRejects, type Case } from '../checks.js';
import { checkRefs, contextOf, flat, idsOf, readAll } from '../source-cases/rig.js';
import { sampleTown } from '../town/sample-reports.js';
import type { SampleQuestion } from '../town/sample-town.js';
import { clientOf, numberOf, typeIdOf, type RequestTraits, type UsingRequests } from './request-rig.js';

const town = sampleTown({ count: 12 });
const withQuestions = town.types.find(({ code }) => code === 'DMV66');

/** What answers a question may have, by how it is asked. */
const kinds: Readonly<Record<SampleQuestion['datatype'], readonly string[]>> = {
  note: ['note'],
  string: ['text'],
  text: ['textarea', 'text'],
  number: ['decimal', 'integer'],
  datetime: ['datetime', 'date'],
  singlevaluelist: ['choice'],
  multivaluelist: ['choices'],
};

export function typeCases(using: UsingRequests, { questions = true }: RequestTraits): Case[] {
  return [
    using('tells what can be reported, under string ids that requests name too', { town }, async (rig) => {
      const { items } = await clientOf(rig).requests.types();
      checkEqual(items.map(({ name }) => name).sort(), town.types.map(({ name }) => name).sort(), 'names');
      checkRefs(items, rig.source.id);
      const ids = new Set(idsOf(items));
      const strange = (await readAll(rig)).items.find(({ type }) => type && !ids.has(type.id));
      check(!strange, `request ${strange?.ref.id ?? ''} is of a type that is not told: ${strange?.type?.id ?? ''}`);
      const asking = items.filter(({ hasQuestions }) => hasQuestions).map(({ name }) => name);
      const wanted = questions ? town.types.filter((type) => type.questions).map(({ name }) => name) : [];
      checkEqual(asking.sort(), wanted.sort(), 'types with questions');
    }),
    using('takes no garbage for types', { town, fault: 'garbage' }, async (rig) => {
      await checkRejects(Promise.resolve(rig.source.types?.({}, contextOf(rig))), /^protocol\//);
    }),
  ];
}

export function questionCases(using: UsingRequests): Case[] {
  return [
    using('gives the questions of a type in order, with their kinds and options', { town }, async (rig) => {
      const id = await typeIdOf(rig, 'DMV66', town);
      const form = await clientOf(rig).requests.describe({ source: rig.source.id, id });
      checkEqual(form.format, 'civic-form/1', 'format');
      const given = form.pages.flatMap(({ questions }) => questions);
      const wanted = withQuestions?.questions ?? [];
      checkEqual(
        given.map((question) => question.id),
        wanted.map(({ code }) => code),
        'ids',
      );
      for (const [at, question] of given.entries()) {
        const { datatype, label, required = false, options = [] } = wanted[at] as SampleQuestion;
        check(kinds[datatype].includes(question.type), `${question.id}: ${datatype} is no ${question.type}`);
        checkEqual(typeof question.label === 'string' ? flat(question.label) : question.label, label, `${question.id}: label`);
        if (question.type !== 'note') checkEqual('required' in question && question.required, required, `${question.id}: required`);
        if ('options' in question) {
          const keys = question.options?.map(({ value, label: name }) => [value, name]);
          checkEqual(
            keys,
            options.map(({ key, name }) => [key, name]),
            `${question.id}: options`,
          );
        }
      }
    }),
    using('describes no type that there is not', { town }, async (rig) => {
      await checkRejects(Promise.resolve(rig.source.describe?.('no-such-type', {}, contextOf(rig))));
    }),
  ];
}

export function updateCases(using: UsingRequests): Case[] {
  const told = town.reports.flatMap(({ updates = [] }) => updates).sort((a, b) => Date.parse(a.at) - Date.parse(b.at));
  return [
    using('gives all updates, oldest first', { town }, async (rig) => {
      const list = await rig.source.updates?.({}, contextOf(rig));
      checkEqual(
        list?.items.map(({ at }) => Date.parse(at?.iso ?? '')),
        told.map(({ at }) => Date.parse(at)),
        'instants',
      );
      checkEqual(
        list?.items.map(({ description }) => flat(description)).sort(),
        told.map(({ description }) => description).sort(),
        'texts',
      );
      check(
        list?.items.every(({ request }) => request.source === rig.source.id && request.id !== ''),
        'they name their request',
      );
    }),
    using('gives the updates of one request alone', { town }, async (rig) => {
      const { items } = await readAll(rig);
      const first = items.find((item) => numberOf(item) === 5);
      const id = first?.ref.id ?? '';
      const list = await rig.source.updates?.({ request: id }, contextOf(rig));
      checkEqual(
        list?.items.map(({ request, description }) => [request.id, flat(description)]),
        (town.reports[5]?.updates ?? []).map(({ description }) => [id, description]),
        'requests and texts',
      );
    }),
    using('gives the updates between two instants', { town }, async (rig) => {
      const [since = '', until = ''] = [told[1]?.at, told[3]?.at];
      const list = await rig.source.updates?.({ since, until }, contextOf(rig));
      const instants = list?.items.map(({ at }) => Date.parse(at?.iso ?? '')) ?? [];
      checkEqual(
        instants,
        told.slice(1, 3).map(({ at }) => Date.parse(at)),
        'instants',
      );
    }),
  ];
}

import { aggregateForm, assemblyForm, clrTypeForm } from './assembly-forms.ts';
import { brokerPriorityForm, remoteServiceBindingForm, routeForm } from './broker-forms.ts';
import type { CarriedForm } from './carried-form.ts';
import { dataSourceForm, externalTableForm, fileFormatForm } from './external-forms.ts';
import {
  asymmetricKeyForm,
  certificateForm,
  masterKeyForm,
  scopedCredentialForm,
  symmetricKeyForm,
} from './key-forms.ts';
import { propertyListForm, stopListForm } from './list-forms.ts';
import { defaultForm, ruleForm } from './rule-forms.ts';

const forms: readonly CarriedForm[] = [
  aggregateForm,
  assemblyForm,
  asymmetricKeyForm,
  brokerPriorityForm,
  certificateForm,
  clrTypeForm,
  dataSourceForm,
  defaultForm,
  externalTableForm,
  fileFormatForm,
  masterKeyForm,
  propertyListForm,
  remoteServiceBindingForm,
  routeForm,
  ruleForm,
  scopedCredentialForm,
  stopListForm,
  symmetricKeyForm,
];

const byWord = new Map(forms.map((form) => [form.word, form]));
const byElement = new Map(forms.map((form) => [form.element, form]));

/** The form of what a statement names by its class. */
export const formOfWord = (word: string): CarriedForm | undefined => byWord.get(word);

/** The form of a model.xml type. */
export const formOfElement = (element: string): CarriedForm | undefined => byElement.get(element);

export { createBuilderAction, createBuilderActions } from './builders';
export { createConfigureRepositoryAction } from './configureRepository';
export { createDocsAction } from './docs';
export { createPublishAction } from './publish';
export { createRecordAction } from './record';
export { createRegisterAction } from './register';
export { createSourceAction, createSourceActions } from './sources';
export { createTodoAction } from './todo';

import { type Notice, noticeWords } from '../../../pipelines/domain/notices.ts';
import { ApiError } from '../../shared/answer.ts';
import { useFormat, useWords } from '../../shared/language.tsx';

/** Words what the server tells in the reader's language, with numbers as they write them. */
export function useNotice(): (notice: Notice) => string {
  const say = useWords();
  const format = useFormat();
  return (notice) => say(noticeWords(notice, (value) => format.value('count', value)));
}

/** Words a refusal of the API in the reader's language, where the API says which it is. */
export function useWorded(): (error: Error) => Error {
  const tell = useNotice();
  return (error) => (error instanceof ApiError && error.notice ? new Error(tell(error.notice)) : error);
}

import * as z from './zod-parts';

/**
 * zod as every schema.ts imports it: its messages are refusal codes with their parameters, so that the
 * form, which knows the reader's language, writes the sentence. `CODE|max=200`.
 */
z.config({
  customError: (issue) => {
    switch (issue.code) {
      case 'invalid_type':
        return issue.input === undefined || issue.input === null ? 'REQUIRED' : 'WRONG_TYPE';
      case 'too_small':
        if (issue.origin === 'string')
          return issue.input === '' ? 'REQUIRED' : `TOO_SHORT|min=${issue.minimum}`;
        return issue.origin === 'array' ? `TOO_FEW|min=${issue.minimum}` : `TOO_SMALL|min=${issue.minimum}`;
      case 'too_big':
        if (issue.origin === 'string') return `TOO_LONG|max=${issue.maximum}`;
        return issue.origin === 'array' ? `TOO_MANY|max=${issue.maximum}` : `TOO_LARGE|max=${issue.maximum}`;
      case 'invalid_format':
        return issue.format === 'email' ? 'EMAIL_UNREADABLE' : 'FORMAT_INVALID';
      case 'invalid_value':
        return issue.input === undefined || issue.input === '' ? 'REQUIRED' : 'NOT_A_CHOICE';
      default:
        return 'INVALID';
    }
  },
});

export { z };

import { type Request, type Response, Router } from 'express';
import { isSameText } from '../../shared/signing/hmac.ts';
import { answerError, onlyMethods } from '../http/answer.ts';
import { type Access, isInReach, refusal, type SignInCode, startSession } from './access.ts';
import { fieldsOf, readForm } from './forms.ts';
import { signInPage } from './pages/sign-in.ts';

/** The page where a token, or the code of the link that was printed at the start, begins a session. */
export function createSignIn(access: Access & { code: SignInCode | undefined }): Router {
  const { code, isLocal, token } = access;
  const router = Router({ caseSensitive: true });
  const open = (request: Request, response: Response) => {
    startSession(request, response, access);
    response.redirect(303, '/admin/');
  };
  const refuse = (response: Response, problem: 'token' | 'code') => {
    response.status(401).type('html').send(signInPage({ isLocal, problem }));
  };
  router.use((request, response, next) => {
    if (isInReach(request, access)) next();
    else answerError(response, refusal(access));
  });
  router
    .route('/')
    .get((request, response) => {
      const { code: given } = request.query;
      if (typeof given !== 'string') response.type('html').send(signInPage({ isLocal, problem: undefined }));
      // Programs that look ahead send HEAD: the code is for the person who follows the link.
      else if (request.method === 'GET' && code?.take(given) === true) open(request, response);
      else refuse(response, 'code');
    })
    .post(readForm({ maxBytes: 4_096 }), (request, response) => {
      const { token: given } = fieldsOf(request);
      if (given !== undefined && isSameText(given, token)) open(request, response);
      else refuse(response, 'token');
    })
    .all(onlyMethods('GET', 'HEAD', 'POST'));
  return router;
}

import { definePage } from './render.ts';

interface SignInValues {
  /** The token is the one in the data directory. */
  isLocal: boolean;
  problem: 'token' | 'code' | undefined;
}

const page = definePage<SignInValues & { where: string }>(`
<h1>Sign in</h1>
{% if problem == 'token' %}<p class="wrong" role="alert">That is not the admin token. It is {{ where }}.</p>{% endif %}
{% if problem == 'code' %}<p class="wrong" role="alert">This link has been used, or is from an earlier start. Restart the receiver for another one, or enter the admin token: {{ where }}.</p>{% endif %}
<form method="post" action="/admin/sign-in">
<label for="token">Admin token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>
{% if isLocal and problem == blank %}<p class="empty">The token is {{ where }}.</p>{% endif %}`);

export function signInPage(values: SignInValues): string {
  const where = values.isLocal
    ? 'in the file admin.token in the data directory of the receiver'
    : 'the value of TICKETWIRE_ADMIN_TOKEN where the receiver runs';
  return page({ title: 'Sign in', where, ...values });
}

import { definePage } from './render.ts';

const page = definePage<{ isWrong: boolean }>(`
<h1>Sign in</h1>
{% if isWrong %}<p class="wrong" role="alert">That is not the admin token. It is the value of TICKETWIRE_ADMIN_TOKEN where the receiver runs.</p>{% endif %}
<form method="post" action="/admin/sign-in">
<label for="token">Admin token</label>
<input id="token" name="token" type="password" autocomplete="current-password" required autofocus>
<button type="submit">Sign in</button>
</form>`);

export function signInPage(values: { isWrong: boolean }): string {
  return page({ title: 'Sign in', ...values });
}

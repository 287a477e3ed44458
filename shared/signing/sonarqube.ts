import { plainForm, schemeOf } from './signature-form.ts';

/** SonarQube Server and Cloud: bare HMAC-SHA256 of the body. https://docs.sonarsource.com/sonarqube-server/project-administration/webhooks */
export const sonarqubeScheme = schemeOf({ ...plainForm, id: 'sonarqube', header: 'x-sonar-webhook-hmac-sha256' });

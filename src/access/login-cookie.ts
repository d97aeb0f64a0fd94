/** The name of the cookie that carries a login session's token, before the prefix that https adds. */
export const LOGIN_COOKIE = 'yupana_sesion';

export { Button } from './Button';
export { Card, Fact, Screen } from './Layout';
export { Empty, ErrorText, Failure, Loading } from './States';
export { TextField } from './TextField';
export { Body, Heading, Hint, Problem } from './Typography';
export { spacing, touchTarget, useTheme } from './theme';

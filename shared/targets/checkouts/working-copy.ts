/** A git checkout that pushes are deployed to. One thing at a time is done to it, whoever asks. */
export interface WorkingCopy {
  /** Brings it to the newest commit of its branch, and runs what comes then. May be repeated. */
  deploy(request: DeployRequest): Promise<Deployed>;
  /** Brings it back to the commit that was deployed before; done once more, forward again. */
  rollback(programs: readonly (readonly string[])[]): Promise<Deployed>;
  /** How it is, without changing anything. */
  describe(): Promise<CheckoutState>;
}

export interface DeployRequest {
  /** Commits that were pushed, in this order. It is about the first; the others wait for the same. */
  commits: readonly string[];
  /** Programs with their arguments, run one after the other. */
  programs: readonly (readonly string[])[];
  /** 1 for the first. */
  attempt: number;
}

export interface Deployed {
  /** False where it was there already, whole. */
  isChanged: boolean;
  commit: string;
  /** Where it was before; undefined where that is the same. */
  previous?: string | undefined;
  /** What a person should know. */
  notes: readonly string[];
  /** Of the commits that were asked for, those that the remote does not show yet. */
  late: readonly string[];
}

export interface CheckoutState {
  path: string;
  repository: string;
  branch: string;
  /** What it is at; undefined where that cannot be told. */
  head?: string | undefined;
  /** What is deployed completely, and what was before. */
  deployed?: string | undefined;
  previous?: string | undefined;
  state: 'deployed' | 'changed' | 'moved' | 'never deployed' | 'interrupted' | 'busy' | 'unusable';
  /** Why it is unusable. */
  reason?: string | undefined;
}

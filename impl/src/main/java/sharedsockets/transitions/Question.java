package sharedsockets.transitions;

import java.io.Serializable;
import sharedsockets.binding.Call;

/**
 * A step of the tester in a state: it starts a process, makes a call, or both.
 *
 * @param starts the process to be started first, or -1
 * @param call null where nothing but starting is to be done
 */
record Question(int starts, Call call) implements Serializable {}

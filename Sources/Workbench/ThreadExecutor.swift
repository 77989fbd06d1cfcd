#if Workbench
    import Dispatch

    /// Threads of their own for work that takes long: those that answer requests never wait behind it.
    final class ThreadExecutor: TaskExecutor {
        private let queue: DispatchQueue

        init(_ name: String) { queue = DispatchQueue(label: name, attributes: .concurrent) }

        /// Runs a piece of a task on one of the threads.
        func enqueue(_ job: consuming ExecutorJob) {
            let job = UnownedJob(job)
            let executor = asUnownedTaskExecutor()
            queue.async { job.runSynchronously(on: executor) }
        }
    }
#endif

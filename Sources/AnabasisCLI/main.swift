print("anabasis")
